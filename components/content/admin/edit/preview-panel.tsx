"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { ActionButton } from "@/components/ui/form/action-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast-store";
import { makePreview, revokePreviews } from "@/lib/content/publishable/actions";
import type { PublishableKind } from "@/lib/content/publishable/model";
import { localePath } from "@/lib/core/i18n/locales";

/**
 * A link with which anybody reads one version for a week. Its secret is told only once, so the link is shown where
 * it was made and nowhere later.
 */
export function PreviewPanel({
  kind,
  id,
  version,
  open,
  zone,
}: {
  kind: PublishableKind;
  id: string;
  version: number;
  /** Versions with a working link. */
  open: readonly { version: number; expiresAt: string }[];
  zone: string;
}) {
  const t = useTranslations("content.admin.edit");
  const locale = useLocale();
  const router = useRouter();
  const [url, setUrl] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const make = () =>
    start(async () => {
      const made = await makePreview({ kind, id, version });
      if (!made.ok) {
        toast({ tone: "error", message: made.message });
        return;
      }
      setUrl(new URL(localePath(locale, made.data.path), location.origin).href);
      router.refresh();
    });
  return (
    <Panel title={t("preview")}>
      <div className="grid gap-3 text-sm">
        <p className="text-muted">{t("previewHelp")}</p>
        {url && (
          <div className="grid gap-2">
            <input className="control control-sm" readOnly value={url} aria-label={t("previewLink")} />
            <div className="flex flex-wrap gap-2">
              <CopyButton text={url} />
              <a className="btn btn-line btn-sm text-sm" href={url} target="_blank" rel="noopener">
                {t("previewOpen")}
              </a>
            </div>
          </div>
        )}
        {open.length > 0 && (
          <ul className="grid gap-1">
            {open.map((link) => (
              <li key={link.version}>
                {t("previewOf", { version: link.version })}{" "}
                <RelativeTime at={link.expiresAt} zone={zone} exact />
              </li>
            ))}
          </ul>
        )}
        <div className="flex flex-wrap gap-2">
          <Button size="sm" icon="link" busy={pending} onClick={make}>
            {t("previewMake", { version })}
          </Button>
          {open.length > 0 && (
            <ActionButton
              size="sm"
              variant="quiet"
              action={revokePreviews}
              input={{ kind, id }}
              confirm={{ title: t("previewRevokeTitle"), body: t("previewRevokeBody") }}
            >
              {t("previewRevoke")}
            </ActionButton>
          )}
        </div>
      </div>
    </Panel>
  );
}
