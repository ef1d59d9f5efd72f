import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import { Form } from "@/components/ui/form/form";
import type { HiddenValue } from "@/components/ui/form/hidden-fields";
import { TextField } from "@/components/ui/form/text-fields";
import { Screen } from "@/components/ui/screen/screen";
import { createDraft } from "@/lib/content/publishable/actions";
import type { PublishableKind } from "@/lib/content/publishable/model";
import { ADMIN_PATH } from "../paths";

/** Begins a row of one kind: only what it cannot be without; the writing screen asks for the rest. */
export function NewContent({
  kind,
  hidden,
  children,
}: {
  kind: PublishableKind;
  hidden?: Record<string, HiddenValue>;
  /** What this kind cannot be made without, besides its title. */
  children?: ReactNode;
}) {
  const t = useTranslations("content.admin");
  const path = ADMIN_PATH[kind];
  const title = t(`list.new.${kind}`);
  return (
    <Screen
      title={title}
      width="form"
      crumbs={[
        { label: t("edit.crumb"), href: "/admin/content" },
        { label: t(`list.heading.${kind}`), href: path },
        { label: title },
      ]}
    >
      <Form
        action={createDraft}
        hidden={{ kind, ...hidden }}
        submit={t("edit.start")}
        next={`${path}/:id`}
        secondary={
          <LinkButton href={path} variant="quiet">
            {t("edit.cancel")}
          </LinkButton>
        }
      >
        <TextField
          name={kind === "template" ? "data.name" : "data.title"}
          label={t("fields.title")}
          help={t("edit.newHelp")}
          required
          maxLength={kind === "template" ? 120 : 160}
          autoFocus
        />
        {children}
      </Form>
    </Screen>
  );
}
