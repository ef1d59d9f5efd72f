import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ExportPanel } from "@/components/identity/export-panel";
import { StepUpNote } from "@/components/identity/step-up-note";
import { LinkButton } from "@/components/ui/button";
import { ActionButton } from "@/components/ui/form/action-button";
import { Screen, Section } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { switchOff } from "@/lib/identity/privacy/actions";
import { getExport } from "@/lib/identity/privacy/queries";
import { hasStepUp } from "@/lib/identity/session/model";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.privacy"))("title") };
}

export default async function PrivacyPage() {
  const ctx = await requireCtx(await getLocale(), "/account/privacy");
  const newest = await getExport(ctx);
  const t = await getTranslations("identity.privacy");
  const sure = hasStepUp(ctx.actor);
  return (
    <Screen title={t("title")} description={t("text")} width="form">
      {!sure && <StepUpNote next="/account/privacy">{t("stepUp")}</StepUpNote>}
      <Section title={t("export.title")} description={t("export.text")}>
        <ExportPanel newest={newest} zone={ctx.actor.timeZone} allowed={sure} />
      </Section>
      <Section title={t("off.title")} description={t("off.text")}>
        <div>
          <ActionButton
            action={switchOff}
            input={{}}
            icon="pause"
            confirm={{ title: t("off.confirmTitle"), body: t("off.confirmText") }}
            disabledReason={sure ? undefined : t("stepUp")}
          >
            {t("off.submit")}
          </ActionButton>
        </div>
      </Section>
      <Section title={t("erase.title")} description={t("erase.text")}>
        <div>
          <LinkButton href="/account/privacy/erase" variant="danger-line" icon="trash">
            {t("erase.open")}
          </LinkButton>
        </div>
      </Section>
    </Screen>
  );
}
