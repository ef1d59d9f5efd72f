import { useFormatter, useTranslations } from "next-intl";
import { Person } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { ActionButton } from "@/components/ui/form/action-button";
import { SelectField } from "@/components/ui/form/choice-fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { EmailField } from "@/components/ui/form/text-fields";
import { RelativeTime } from "@/components/ui/relative-time";
import { photoHref } from "@/lib/core/photo";
import {
  decideMember,
  inviteMember,
  removeMember,
  resendInvitation,
  revokeInvitation,
  setPosition,
} from "@/lib/identity/company/actions";
import { POSITIONS } from "@/lib/identity/company/model";
import type { listInvitations, MemberRow } from "@/lib/identity/company/queries";

function PositionField({ value }: { value?: string }) {
  const t = useTranslations("identity.company");
  return (
    <SelectField
      name="position"
      label={t("position")}
      help={t("positionHelp")}
      defaultValue={value ?? "viewer"}
      options={POSITIONS.map((position) => ({ value: position, label: t(`positions.${position}`) }))}
      required
    />
  );
}

/** Invites an address to the company. */
export function InviteButton({ companyId }: { companyId: string }) {
  const t = useTranslations("identity.company");
  return (
    <FormDialog
      action={inviteMember}
      trigger={t("invite")}
      icon="mail"
      variant="primary"
      title={t("inviteTitle")}
      description={t("inviteText")}
      submit={t("inviteSubmit")}
      hidden={{ companyId }}
    >
      <EmailField name="email" label={t("inviteEmail")} autoComplete="off" required />
      <PositionField />
    </FormDialog>
  );
}

/** The members, or those who ask to become one; owners decide, change and remove. */
export function MemberList({
  members,
  isOwner,
  selfId,
  zone,
}: {
  members: readonly MemberRow[];
  isOwner: boolean;
  selfId: string;
  zone: string;
}) {
  const t = useTranslations("identity.company");
  return (
    <ul className="surface divide-y divide-hairline">
      {members.map((member) => (
        <li key={member.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
          <div className="min-w-0 flex-[1_1_14rem]">
            <Person
              id={member.userId}
              name={member.name}
              src={photoHref(member.avatarFileId, 64)}
              detail={member.email}
            />
          </div>
          <span className="flex items-center gap-2 text-sm text-muted">
            {member.status === "active" && <Badge>{t(`positions.${member.position}`)}</Badge>}
            <span>
              {t(member.status === "active" ? "joinedWord" : "askedWord")}{" "}
              <RelativeTime at={member.since} zone={zone} />
            </span>
          </span>
          {isOwner && member.status === "requested" && (
            <span className="flex gap-2">
              <FormDialog
                action={decideMember}
                trigger={t("approve")}
                size="sm"
                variant="primary"
                title={t("approveTitle", { name: member.name })}
                submit={t("approve")}
                hidden={{ memberId: member.id, decision: "approve" }}
              >
                <PositionField />
              </FormDialog>
              <ActionButton
                action={decideMember}
                input={{ memberId: member.id, decision: "decline" }}
                size="sm"
                confirm={{ title: t("declineTitle", { name: member.name }) }}
              >
                {t("decline")}
              </ActionButton>
            </span>
          )}
          {isOwner && member.status === "active" && (
            <span className="flex gap-2">
              <FormDialog
                action={setPosition}
                trigger={t("changePosition")}
                size="sm"
                title={t("changePositionTitle", { name: member.name })}
                submit={t("savePosition")}
                hidden={{ memberId: member.id }}
              >
                <PositionField value={member.position} />
              </FormDialog>
              <ActionButton
                action={removeMember}
                input={{ memberId: member.id }}
                size="sm"
                variant="danger-line"
                confirm={{
                  title:
                    member.userId === selfId ? t("leaveOwnTitle") : t("removeTitle", { name: member.name }),
                  body: member.userId === selfId ? t("leaveText") : t("removeText"),
                }}
              >
                {t(member.userId === selfId ? "leave" : "remove")}
              </ActionButton>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Invitations that nobody has accepted yet. */
export function InvitationList({
  invitations,
  isOwner,
}: {
  invitations: Awaited<ReturnType<typeof listInvitations>>;
  isOwner: boolean;
}) {
  const t = useTranslations("identity.company");
  const format = useFormatter();
  return (
    <ul className="surface divide-y divide-hairline">
      {invitations.map((invitation) => (
        <li key={invitation.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
          <p className="min-w-0 flex-1 truncate">{invitation.email}</p>
          <span className="flex items-center gap-2 text-sm text-muted">
            <Badge>{t(`positions.${invitation.position}`)}</Badge>
            {t("invitedUntil", { date: format.dateTime(invitation.expiresAt, { dateStyle: "medium" }) })}
          </span>
          {isOwner && (
            <span className="flex gap-2">
              <ActionButton action={resendInvitation} input={{ invitationId: invitation.id }} size="sm">
                {t("resend")}
              </ActionButton>
              <ActionButton
                action={revokeInvitation}
                input={{ invitationId: invitation.id }}
                size="sm"
                variant="danger-line"
                confirm={{ title: t("revokeTitle", { email: invitation.email }) }}
              >
                {t("revoke")}
              </ActionButton>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
