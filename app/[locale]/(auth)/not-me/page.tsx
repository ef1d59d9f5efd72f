import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AuthHead } from "@/components/identity/auth-frame";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { Form } from "@/components/ui/form/form";
import { requestCtx } from "@/lib/core/session";
import { undoChange } from "@/lib/identity/undo/actions";
import { previewUndo } from "@/lib/identity/undo/commands";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("identity.notMe");
  return { title: t("title"), robots: { index: false }, referrer: "no-referrer" };
}

export default async function NotMePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, unknown>>;
}) {
  const { token, done } = await searchParams;
  const t = await getTranslations("identity.notMe");
  if (done)
    return (
      <>
        <AuthHead title={t("doneTitle")}>{t("doneText")}</AuthHead>
        <div>
          <LinkButton href="/sign-in">{t("toSignIn")}</LinkButton>
        </div>
      </>
    );
  const ctx = await requestCtx(await getLocale());
  const found = typeof token === "string" ? await previewUndo(ctx, token) : null;
  if (!found || typeof token !== "string")
    return (
      <>
        <AuthHead title={t("title")} />
        <Alert
          tone="warning"
          title={t("spent")}
          actions={
            <LinkButton href="/forgot-password" size="sm">
              {t("reset")}
            </LinkButton>
          }
        >
          {t("spentText")}
        </Alert>
      </>
    );
  return (
    <>
      <AuthHead title={t("title")}>{t("text")}</AuthHead>
      <ul className="grid list-disc gap-1.5 pl-5">
        {found.restores && <li>{t("restores", { email: found.email })}</li>}
        <li>{t("ends")}</li>
        <li>{t("forgets")}</li>
        <li>{t("sends", { email: found.email })}</li>
      </ul>
      <Form action={undoChange} submit={t("submit")} submitVariant="danger" hidden={{ token }} />
    </>
  );
}
