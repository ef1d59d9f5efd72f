import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { ActionButton } from "@/components/ui/form/action-button";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { DateField, TextAreaField } from "@/components/ui/form/text-fields";
import { impersonate } from "@/lib/identity/impersonation/actions";
import { eraseOnRequest } from "@/lib/identity/privacy/actions";
import {
  deactivateUser,
  resendConfirmation,
  restoreUser,
  suspendUser,
  unlockUser,
} from "@/lib/identity/user/actions";
import type { UserDetail } from "@/lib/identity/user/detail-queries";

/** What may be done with a person's account now, each with its reason. */
export function UserMoves({ user }: { user: UserDetail }) {
  const t = useTranslations("identity.user");
  const hidden = { userId: user.id };
  const reason = (
    <TextAreaField name="reason" label={t("reason")} help={t("reasonHelp")} maxLength={500} required />
  );
  const has = (move: UserDetail["moves"][number]) => user.moves.includes(move);
  return (
    <>
      {(has("unsuspend") || has("restore")) && (
        <FormDialog
          action={restoreUser}
          trigger={t("restore")}
          icon="undo"
          variant="primary"
          title={t("restoreTitle")}
          submit={t("restore")}
          hidden={hidden}
        >
          {reason}
        </FormDialog>
      )}
      {has("suspend") && (
        <FormDialog
          action={suspendUser}
          trigger={t("suspend")}
          icon="pause"
          variant="danger-line"
          title={t("suspendTitle")}
          description={t("suspendText")}
          submit={t("suspend")}
          hidden={hidden}
        >
          {reason}
          <DateField name="until" label={t("until")} help={t("untilHelp")} />
        </FormDialog>
      )}
      {has("deactivate") && (
        <FormDialog
          action={deactivateUser}
          trigger={t("deactivate")}
          icon="archive"
          title={t("deactivateTitle")}
          description={t("deactivateText")}
          submit={t("deactivate")}
          hidden={hidden}
        >
          {reason}
        </FormDialog>
      )}
      {has("erase") && !user.deletedAt && (
        <FormDialog
          action={eraseOnRequest}
          trigger={t("erase")}
          icon="trash"
          variant="danger-line"
          title={t("eraseTitle")}
          description={t("eraseText")}
          submit={t("erase")}
          hidden={hidden}
        >
          {reason}
        </FormDialog>
      )}
      {user.mayImpersonate && (
        <FormDialog
          action={impersonate}
          trigger={t("impersonate")}
          icon="eye"
          title={t("impersonateTitle")}
          description={t("impersonateText")}
          submit={t("impersonateSubmit")}
          hidden={hidden}
        >
          {reason}
        </FormDialog>
      )}
    </>
  );
}

/** A lock after wrong passwords, and the way to lift it. */
export function UserLock({ user }: { user: UserDetail }) {
  const t = useTranslations("identity.user");
  if (!user.accountLockedUntil || user.accountLockedUntil < new Date()) return null;
  return (
    <Alert
      tone="warning"
      title={t("locked")}
      actions={
        !user.isSelf && (
          <ActionButton action={unlockUser} input={{ userId: user.id }} size="sm" icon="unlock">
            {t("unlock")}
          </ActionButton>
        )
      }
    >
      {t("lockedText")}
    </Alert>
  );
}

/** That an address is not confirmed, and for support the way to send the message again. */
export function UnconfirmedAddress({ user, mayResend }: { user: UserDetail; mayResend: boolean }) {
  const t = useTranslations("identity.user");
  const canConfirm = user.status === "pending_verification" || user.status === "active";
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {t("notConfirmed")}
      {mayResend && canConfirm && (
        <ActionButton action={resendConfirmation} input={{ userId: user.id }} size="sm" icon="mail">
          {t("resend")}
        </ActionButton>
      )}
    </span>
  );
}
