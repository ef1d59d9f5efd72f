import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/form/action-button";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextAreaField } from "@/components/ui/form/text-fields";
import { clearSuppression, discardKept, retryDeliveries } from "@/lib/notifications/delivery/actions";

/** What may be done with a message now. */
export function DeliveryMoves({
  id,
  moves,
  suppressed,
}: {
  id: string;
  /** The machine's moves, each with why it is not ready. */
  moves: readonly { action: string; blocked: string | null }[];
  /** Its address is held back. */
  suppressed: boolean;
}) {
  const t = useTranslations("notifications.outbox");
  const all = useTranslations() as (key: string) => string;
  const again = moves.find(({ action }) => action === "retry" || action === "send_kept");
  return (
    <>
      {suppressed && (
        <FormDialog
          action={clearSuppression}
          hidden={{ id }}
          trigger={t("clear")}
          icon="unlock"
          title={t("clearTitle")}
          description={t("clearBody")}
          submit={t("clear")}
        >
          <TextAreaField name="reason" label={t("reason")} required rows={3} maxLength={500} />
        </FormDialog>
      )}
      {moves.some(({ action }) => action === "discard") && (
        <ActionButton
          action={discardKept}
          input={{ ids: [id] }}
          icon="trash"
          variant="danger-line"
          confirm={{ title: t("discardTitle"), body: t("discardBody") }}
        >
          {t("discard")}
        </ActionButton>
      )}
      {again && (
        <ActionButton
          action={retryDeliveries}
          input={{ ids: [id] }}
          icon="send"
          variant="primary"
          disabledReason={again.blocked ? all(again.blocked) : undefined}
        >
          {t("retry")}
        </ActionButton>
      )}
    </>
  );
}
