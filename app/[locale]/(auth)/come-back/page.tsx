import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { AuthHead } from "@/components/identity/auth-frame";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { ActionButton } from "@/components/ui/form/action-button";
import { comeBack } from "@/lib/identity/privacy/actions";
import { readReturnToken } from "@/lib/identity/privacy/return";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("identity.comeBack");
  return { title: t("title"), robots: { index: false }, referrer: "no-referrer" };
}

const Query = z.object({
  token: z.string().max(300).optional().catch(undefined),
  done: z.enum(["off", "erasing"]).optional().catch(undefined),
  at: z.iso.date().optional().catch(undefined),
});

export default async function ComeBackPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, unknown>>;
}) {
  const { token, done, at } = Query.parse(await searchParams);
  const t = await getTranslations("identity.comeBack");
  if (done)
    return (
      <>
        <AuthHead title={t(`${done}.title`)}>
          {done === "erasing" && at
            ? t("erasing.until", { at: new Date(`${at}T12:00:00Z`) })
            : t(`${done}.text`)}
        </AuthHead>
        <div>
          <LinkButton href="/">{t("home")}</LinkButton>
        </div>
      </>
    );
  if (!token || !readReturnToken(token))
    return (
      <>
        <AuthHead title={t("title")} />
        <Alert
          tone="warning"
          actions={
            <LinkButton href="/sign-in" size="sm">
              {t("signIn")}
            </LinkButton>
          }
        >
          {t("spent")}
        </Alert>
      </>
    );
  return (
    <>
      <AuthHead title={t("title")}>{t("text")}</AuthHead>
      <div>
        <ActionButton action={comeBack} input={{ token }} variant="primary" icon="undo">
          {t("submit")}
        </ActionButton>
      </div>
    </>
  );
}
