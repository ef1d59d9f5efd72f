"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useContext, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { FormContext } from "@/components/ui/form/context";
import { VersionConflict } from "@/components/ui/form/version-conflict";
import type { PublishableKind } from "@/lib/content/publishable/model";
import type { ActionResult } from "@/lib/core/action-result";
import { DRAFT_STATE_ID } from "./draft-state";
import { nestedValues } from "./nested-form";

const AUTOSAVE_MS = 20_000;

/** Unfinished work of this author that was kept earlier. */
export interface KeptWork {
  savedAt: string;
  /** Whether the form already shows it. */
  shown: boolean;
}

/**
 * Stands inside the form of a writing screen: sends the version from which the editing began, keeps unfinished work
 * every 20 seconds, offers earlier work back, and shows both texts when somebody else saved first.
 */
export function DraftKeeper({
  kind,
  id,
  baseVersion,
  kept,
  autosave,
  discard,
  fields,
}: {
  kind: PublishableKind;
  id: string;
  baseVersion: number;
  kept: KeptWork | null;
  autosave: (input: {
    kind: PublishableKind;
    id: string;
    baseVersion: number;
    data: Record<string, unknown>;
  }) => Promise<ActionResult<{ savedAt: string }>>;
  discard: (input: { kind: PublishableKind; id: string }) => Promise<ActionResult<unknown>>;
  /** Names below `data.` that a conflict compares, with their labels. */
  fields: readonly { name: string; label: string }[];
}) {
  const t = useTranslations("content.admin.draft");
  const format = useFormatter();
  const router = useRouter();
  const form = useContext(FormContext);
  const marker = useRef<HTMLInputElement>(null);
  const [base, setBase] = useState(baseVersion);
  const [state, setState] = useState<"clean" | "dirty" | "keeping" | "failed" | { at: string }>("clean");
  const dirty = useRef(false);
  const [bar, setBar] = useState<HTMLElement | null>(null);
  useEffect(() => setBar(document.getElementById(DRAFT_STATE_ID)), []);

  useEffect(() => setBase(baseVersion), [baseVersion]);
  useEffect(() => {
    if (form?.state?.ok) {
      dirty.current = false;
      setState("clean");
    }
  }, [form?.state]);
  useEffect(() => {
    const element = marker.current?.form;
    if (!element) return;
    const note = () => {
      dirty.current = true;
      setState((now) => (now === "keeping" ? now : "dirty"));
    };
    const keep = async () => {
      if (!dirty.current) return;
      dirty.current = false;
      setState("keeping");
      const { data } = nestedValues(element) as { data?: Record<string, unknown> };
      const answer = await autosave({ kind, id, baseVersion: base, data: data ?? {} }).catch(() => null);
      if (answer?.ok) setState({ at: answer.data.savedAt });
      else {
        dirty.current = true;
        setState("failed");
      }
    };
    element.addEventListener("input", note);
    const timer = setInterval(keep, AUTOSAVE_MS);
    return () => {
      element.removeEventListener("input", note);
      clearInterval(timer);
    };
  }, [autosave, base, id, kind]);

  const failed = form?.state && !form.state.ok ? form.state : null;
  return (
    <>
      <input ref={marker} type="hidden" name="baseVersion" value={base} readOnly />
      {kept && !kept.shown && (
        <Alert tone="info" title={t("kept", { at: format.dateTime(new Date(kept.savedAt), "minute") })}>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button type="button" size="sm" onClick={() => router.replace("?draft=mine")}>
              {t("show")}
            </Button>
            <Button
              type="button"
              size="sm"
              variant="quiet"
              onClick={async () => {
                await discard({ kind, id });
                router.refresh();
              }}
            >
              {t("discard")}
            </Button>
          </div>
        </Alert>
      )}
      {kept?.shown && <Alert tone="info" title={t("shown")} />}
      {failed?.code === "conflict" && failed.detail ? (
        <VersionConflict detail={failed.detail} fields={fields} onTakeOver={setBase} base={base} />
      ) : null}
      {bar &&
        createPortal(
          typeof state === "object"
            ? t("keptAt", { at: format.dateTime(new Date(state.at), "minute") })
            : t(state),
          bar,
        )}
    </>
  );
}
