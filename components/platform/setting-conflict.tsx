"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useContext } from "react";
import { Button } from "@/components/ui/button";
import { ActionButton } from "@/components/ui/form/action-button";
import { FormContext } from "@/components/ui/form/context";
import { saveSetting } from "@/lib/platform/settings/actions";
import type { SettingRow } from "@/lib/platform/settings/queries";
import { useSettingValue } from "./setting-value";

interface Overtaken {
  theirs: unknown;
  yours: unknown;
  version: number;
}

const isOvertaken = (detail: unknown): detail is Overtaken =>
  typeof detail === "object" && detail !== null && "theirs" in detail && "version" in detail;

/** A value as a form sends it again. */
const asInput = (value: unknown) =>
  Array.isArray(value) ? value.map(String) : value === false ? "false" : (value as string | number | true);

/** After a lost race: what holds now, what you typed, and the choice between them. Inside of a `<Form>`. */
export function SettingConflict({ setting, zone }: { setting: SettingRow; zone: string }) {
  const t = useTranslations("platform.settings");
  const shown = useSettingValue(setting, zone);
  const router = useRouter();
  const state = useContext(FormContext)?.state;
  if (!state || state.ok || !isOvertaken(state.detail)) return null;
  const { theirs, yours, version } = state.detail;
  return (
    <div className="grid w-full max-w-xl gap-3 rounded-box border border-warning p-4 text-sm">
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[max-content_1fr]">
        <dt className="text-muted">{t("theirs")}</dt>
        <dd className="break-words">{shown(theirs)}</dd>
        <dt className="text-muted">{t("yours")}</dt>
        <dd className="break-words">{shown(yours)}</dd>
      </dl>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => router.refresh()}>
          {t("keepTheirs")}
        </Button>
        <ActionButton
          action={saveSetting}
          input={{ key: setting.key, version, value: asInput(yours) }}
          size="sm"
        >
          {t("saveYours")}
        </ActionButton>
      </div>
    </div>
  );
}
