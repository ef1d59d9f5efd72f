import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { stepUpPath } from "@/lib/identity/session/step-up-path";

/** Asks for the password again before what needs it; `next` is the page to come back to. */
export function StepUpNote({ next, children }: { next: string; children: ReactNode }) {
  const t = useTranslations("identity.stepUp");
  return (
    <Alert
      tone="info"
      actions={
        <LinkButton href={stepUpPath(next)} size="sm" icon="lock">
          {t("title")}
        </LinkButton>
      }
    >
      {children}
    </Alert>
  );
}
