import { useFormatter, useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Form } from "@/components/ui/form/form";
import { NumberField, TextAreaField, TextField } from "@/components/ui/form/text-fields";
import { confirmGift, prepareGift } from "@/lib/points/gift/actions";
import type { PreparedGift } from "@/lib/points/gift/model";

/** Whom and how much; the next page asks once more. */
export function GiftForm({
  limits,
  values,
}: {
  limits: { max: number; daily: number };
  values?: Partial<Pick<PreparedGift, "username" | "amount" | "message">>;
}) {
  const t = useTranslations("points.send");
  return (
    <Form action={prepareGift} submit={t("next")}>
      <TextField
        name="username"
        label={t("username")}
        help={t("usernameHelp")}
        defaultValue={values?.username}
        before="@"
        maxLength={64}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <NumberField
        name="amount"
        label={t("amount")}
        help={t("amountHelp", limits)}
        defaultValue={values?.amount}
        inputMode="numeric"
        min={1}
        max={limits.max}
        step={1}
        required
      />
      <TextAreaField
        name="message"
        label={t("message")}
        help={t("messageHelp")}
        defaultValue={values?.message}
        rows={2}
        maxLength={140}
        count
      />
    </Form>
  );
}

/** The gift as it will go, with the last word before it does. */
export function GiftConfirmation({
  gift,
  sealed,
  name,
  available,
}: {
  gift: PreparedGift;
  sealed: string;
  name: string;
  available: number;
}) {
  const t = useTranslations("points.send");
  const format = useFormatter();
  return (
    <Card className="grid max-w-2xl gap-5">
      <h2 className="title-2">{t("confirmTitle", { points: gift.amount, name })}</h2>
      <DefinitionList
        items={[
          { term: t("to"), value: `${name} (@${gift.username})` },
          { term: t("message"), value: gift.message },
          {
            term: t("left"),
            value: available >= gift.amount ? format.number(available - gift.amount) : null,
          },
        ]}
      />
      <p className="text-sm text-muted">{t("confirmText")}</p>
      <Form
        action={confirmGift}
        hidden={{ gift: sealed }}
        submit={t("confirm", { points: gift.amount })}
        next="/account/points/:id"
        secondary={
          <LinkButton href={`/account/points/send?change=${encodeURIComponent(sealed)}`} variant="quiet">
            {t("change")}
          </LinkButton>
        }
      />
    </Card>
  );
}
