import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { ActionButton } from "@/components/ui/form/action-button";
import { SwitchField } from "@/components/ui/form/choice-fields";
import { Form } from "@/components/ui/form/form";
import { SlugField } from "@/components/ui/form/slug-field";
import { TextField } from "@/components/ui/form/text-fields";
import { LanguageTabs } from "@/components/ui/language-tabs";
import { Screen } from "@/components/ui/screen/screen";
import { previewMarkdown } from "@/lib/content/markdown/actions";
import { createTeamMember, deleteTeamMember, updateTeamMember } from "@/lib/content/team-member/actions";
import type { TeamMemberEdit } from "@/lib/content/team-member/model";
import { DEFAULT_LOCALE, LOCALE_NAMES, LOCALES } from "@/lib/core/i18n/locales";
import { MarkdownField } from "../markdown/markdown-field";
import { PictureField } from "../picture-field";
import { LinksField } from "./links-field";

/** One person of the team; null makes a new one. Changes are public at once. */
export function TeamMemberScreen({ member }: { member: TeamMemberEdit | null }) {
  const t = useTranslations("content.admin.team");
  const fields = (
    <>
      <LanguageTabs
        label={t("languages")}
        tabs={LOCALES.map((code) => {
          const isDefault = code === DEFAULT_LOCALE;
          const prefix = isDefault ? "" : `translations.${code}.`;
          const texts = isDefault ? member : member?.translations[code];
          return {
            code,
            label: LOCALE_NAMES[code],
            panel: (
              <>
                <TextField
                  name={`${prefix}name`}
                  label={t("name")}
                  required={isDefault}
                  maxLength={120}
                  defaultValue={texts?.name}
                />
                <TextField
                  name={`${prefix}designation`}
                  label={t("designation")}
                  required={isDefault}
                  maxLength={120}
                  defaultValue={texts?.designation}
                />
                <MarkdownField
                  name={`${prefix}bio`}
                  label={t("bio")}
                  rows={10}
                  lang={code}
                  preview={previewMarkdown}
                  defaultValue={texts?.bio}
                />
              </>
            ),
          };
        })}
      />
      <PictureField name="photoFileId" label={t("photo")} fileId={member?.photoFileId ?? null} />
      <SlugField
        name="slug"
        label={t("slug")}
        help={t("slugHelp")}
        from="name"
        base="/team/"
        defaultValue={member?.slug}
      />
      <LinksField name="links" label={t("links")} links={member?.links ?? []} />
      <SwitchField name="isActive" label={t("active")} defaultChecked={member?.isActive ?? true} />
    </>
  );
  return (
    <Screen
      title={member?.name ?? t("new")}
      width="form"
      crumbs={[{ label: t("title"), href: "/admin/team" }, { label: member?.name ?? t("new") }]}
      actions={
        member && (
          <>
            {member.isActive && (
              <LinkButton href={`/team/${member.slug}`} icon="external">
                {t("view")}
              </LinkButton>
            )}
            <ActionButton
              action={deleteTeamMember}
              input={{ id: member.id }}
              variant="danger-line"
              icon="trash"
              next="/admin/team"
              confirm={{ title: t("deleteTitle", { name: member.name }), body: t("deleteBody") }}
            >
              {t("delete")}
            </ActionButton>
          </>
        )
      }
    >
      {member ? (
        <Form
          action={updateTeamMember}
          hidden={{ id: member.id, userId: member.userId }}
          submit={t("save")}
          next="/admin/team"
          guard
        >
          {fields}
        </Form>
      ) : (
        <Form action={createTeamMember} submit={t("add")} next="/admin/team" guard>
          {fields}
        </Form>
      )}
    </Screen>
  );
}
