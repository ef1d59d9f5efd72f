import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { StepUpNote } from "@/components/identity/step-up-note";
import { Alert } from "@/components/ui/alert";
import { Form } from "@/components/ui/form/form";
import { TextField } from "@/components/ui/form/text-fields";
import { Screen, Section } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { requestErasure } from "@/lib/identity/privacy/actions";
import { getErasurePlan } from "@/lib/identity/privacy/queries";
import { hasStepUp } from "@/lib/identity/session/model";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.privacy"))("erase.title") };
}

export default async function ErasePage() {
  const ctx = await requireCtx(await getLocale(), "/account/privacy/erase");
  const plan = await getErasurePlan(ctx);
  const all = await getTranslations();
  const t = await getTranslations("identity.privacy");
  const sure = hasStepUp(ctx.actor);
  const list = (keys: readonly string[]) => (
    <ul className="grid list-disc gap-1.5 pl-5">
      {keys.map((key) => (
        <li key={key}>{all(key)}</li>
      ))}
    </ul>
  );
  return (
    <Screen
      title={t("erase.title")}
      description={t("erase.grace", { days: plan.graceDays })}
      crumbs={[{ label: t("title"), href: "/account/privacy" }, { label: t("erase.title") }]}
      width="form"
    >
      <Section title={t("erase.goes")}>{list(plan.goes)}</Section>
      <Section title={t("erase.stays")}>{list(plan.stays)}</Section>
      {plan.blockers.length > 0 ? (
        <Alert tone="warning" title={t("erase.blocked")}>
          <ul className="grid list-disc gap-1.5 pl-5">
            {plan.blockers.map((b) => (
              <li key={b.key + JSON.stringify(b.params)}>{all(b.key, b.params)}</li>
            ))}
          </ul>
        </Alert>
      ) : sure ? (
        <Section title={t("erase.confirm")}>
          <Form action={requestErasure} submit={t("erase.submit")} submitVariant="danger" submitIcon="trash">
            <TextField
              name="username"
              label={t("erase.username")}
              help={t("erase.usernameHelp", { username: ctx.actor.username })}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              required
            />
          </Form>
        </Section>
      ) : (
        <StepUpNote next="/account/privacy/erase">{t("stepUp")}</StepUpNote>
      )}
    </Screen>
  );
}
