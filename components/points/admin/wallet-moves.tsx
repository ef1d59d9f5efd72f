import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { ActionButton } from "@/components/ui/form/action-button";
import { RadioField } from "@/components/ui/form/choice-fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { NumberField, TextAreaField } from "@/components/ui/form/text-fields";
import { uuidv7 } from "@/lib/core/ids";
import { adjust } from "@/lib/points/transfer/actions";
import { freezeWallet, unfreezeWallet } from "@/lib/points/wallet/actions";
import type { WalletDetail } from "@/lib/points/wallet/queries";

/** What a manager can do with a wallet now; `max` is the most the manager may adjust by. */
export function WalletMoves({
  wallet,
  name,
  max,
  stepUpHref,
}: {
  wallet: WalletDetail;
  name: string;
  max: number;
  /** Where the password is asked for, while it has to be given before adjusting. */
  stepUpHref: string | null;
}) {
  const t = useTranslations("points.wallets");
  const hidden = { userId: wallet.userId };
  if (!wallet.mayManage || wallet.status === "closed") return null;
  const reason = (
    <TextAreaField
      name="reason"
      label={t("reason")}
      help={t("reasonHelp")}
      rows={2}
      maxLength={200}
      required
    />
  );
  return (
    <>
      {wallet.moves.includes("freeze") && (
        <FormDialog
          action={freezeWallet}
          trigger={t("freeze")}
          icon="lock"
          variant="danger-line"
          title={t("freezeTitle", { name })}
          description={t("freezeText")}
          hidden={hidden}
          submit={t("freeze")}
        >
          {reason}
        </FormDialog>
      )}
      {wallet.moves.includes("unfreeze") && (
        <ActionButton
          action={unfreezeWallet}
          input={hidden}
          icon="unlock"
          confirm={{ title: t("unfreezeTitle", { name }), body: t("unfreezeText") }}
        >
          {t("unfreeze")}
        </ActionButton>
      )}
      {stepUpHref ? (
        <LinkButton href={stepUpHref} icon="lock" variant="primary">
          {t("adjust")}
        </LinkButton>
      ) : (
        <FormDialog
          action={adjust}
          trigger={t("adjust")}
          icon="edit"
          variant="primary"
          title={t("adjustTitle", { name })}
          description={t("adjustText")}
          hidden={{ ...hidden, key: uuidv7() }}
          submit={t("adjustSubmit")}
        >
          <RadioField
            name="direction"
            label={t("direction")}
            defaultValue="give"
            options={[
              { value: "give", label: t("give") },
              { value: "take", label: t("take") },
            ]}
            required
          />
          <NumberField
            name="amount"
            label={t("amount")}
            help={t("amountHelp", { max })}
            inputMode="numeric"
            min={1}
            max={max}
            step={1}
            required
          />
          {reason}
        </FormDialog>
      )}
    </>
  );
}
