"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, type ButtonSize } from "./button";

/** Copies a text, such as a link or a key, and says so. */
export function CopyButton({
  text,
  label,
  size = "sm",
}: {
  text: string;
  label?: string;
  size?: ButtonSize;
}) {
  const t = useTranslations("ui");
  const [copied, setCopied] = useState(false);
  return (
    <Button
      size={size}
      icon={copied ? "check" : "copy"}
      onClick={async () => {
        await navigator.clipboard.writeText(text);
        setCopied(true);
        setTimeout(() => setCopied(false), 2000);
      }}
    >
      <span aria-live="polite">{copied ? t("copied") : (label ?? t("copy"))}</span>
    </Button>
  );
}
