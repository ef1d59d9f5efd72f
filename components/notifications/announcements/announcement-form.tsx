import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/ui/form/choice-fields";
import { Form } from "@/components/ui/form/form";
import { TextField } from "@/components/ui/form/text-fields";
import { Section } from "@/components/ui/screen/screen";
import { ROLES } from "@/lib/identity/role/model";
import { createAnnouncement, editAnnouncement } from "@/lib/notifications/announcement/actions";
import type { AnnouncementDetail } from "@/lib/notifications/announcement/queries";
import { ChannelTexts } from "../channel-texts";
import { AudienceFields } from "./audience-fields";

/** A draft: what it says in each language, whom it reaches, by which ways. */
export function AnnouncementForm({
  draft,
  languages,
  required,
}: {
  draft?: AnnouncementDetail;
  languages: readonly string[];
  /** The institution's language. */
  required: string;
}) {
  const t = useTranslations("notifications.announcement");
  const role = useTranslations("identity.role") as unknown as (key: string) => string;
  const fields = (
    <>
      <Section title={t("texts")} description={t("textsHelp")}>
        <ChannelTexts
          channels={["in_app"]}
          languages={languages}
          content={draft?.row.content ?? {}}
          required={required}
        />
      </Section>
      <Section title={t("audience")}>
        <AudienceFields
          values={valuesOf(draft)}
          roles={ROLES.map((value) => ({ value, label: role(value) }))}
        />
      </Section>
      <Section title={t("channels")}>
        <div className="grid gap-5">
          <CheckboxField
            name="email"
            label={t("alsoEmail")}
            help={t("alsoEmailHelp")}
            defaultChecked={draft?.row.channels.includes("email")}
          />
          <TextField
            name="link"
            label={t("link")}
            help={t("linkHelp")}
            maxLength={500}
            defaultValue={draft?.row.link}
          />
        </div>
      </Section>
    </>
  );
  if (!draft)
    return (
      <Form action={createAnnouncement} submit={t("saveDraft")} next="/admin/announcements/:id" guard>
        {fields}
      </Form>
    );
  const { id, version } = draft.row;
  return (
    <Form action={editAnnouncement} hidden={{ id, version }} submit={t("saveDraft")} key={version} guard>
      {fields}
    </Form>
  );
}

function valuesOf(draft: AnnouncementDetail | undefined) {
  const audience = draft?.row.audience;
  return {
    audience: audience?.kind ?? ("everybody" as const),
    roles: audience?.kind === "roles" ? audience.roles : [],
    languages: audience?.kind === "languages" ? audience.languages : [],
    company: draft?.named.slug ?? "",
    people: draft?.named.people.join("\n") ?? "",
  };
}
