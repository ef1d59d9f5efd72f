import { redirect } from "next/navigation";
import { localePath } from "../../core/i18n/locales";
import type { PersonCtx } from "../../core/session";
import { hasStepUp } from "./model";
import { stepUpPath } from "./step-up-path";

/**
 * For a page that needs the password given a short while ago: sends everybody else to the question for it, which leads
 * back to `path`, the page's own without language.
 */
export function requireStepUpPage(ctx: PersonCtx, locale: string, path: string): void {
  if (!hasStepUp(ctx.actor)) redirect(localePath(locale, stepUpPath(localePath(locale, path))));
}
