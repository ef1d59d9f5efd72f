"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, useContext } from "react";
import { Button } from "../button";
import { FormContext } from "./context";

/** Submits the form it stands in; says "Saving…" meanwhile. `name` and `value` tell several buttons apart. */
export function SubmitButton({
  children,
  variant = "primary",
  disabled,
  ...rest
}: ComponentProps<typeof Button>) {
  const t = useTranslations("ui.form");
  const form = useContext(FormContext);
  const pending = form?.pending ?? false;
  return (
    <Button type="submit" variant={variant} busy={pending} disabled={disabled} {...rest}>
      <span className="grid *:col-start-1 *:row-start-1">
        <span className={pending ? "invisible" : undefined}>{children}</span>
        {pending && <span role="status">{t("saving")}</span>}
      </span>
    </Button>
  );
}
