import { useLocale, useTranslations } from "next-intl";
import type { SelectOption } from "@/components/ui/form/options";
import { actKey, jobKey } from "@/lib/core/names";

interface KeyNames {
  act(action: string): string;
  job(name: string): string;
  /** Acts or jobs to choose from, by the area of the product and their names. */
  options(kind: "act" | "job", keys: readonly string[]): SelectOption[];
}

/** What people call acts and jobs; what has no words keeps its key. */
export function useKeyNames(): KeyNames {
  const t = useTranslations();
  const { compare } = new Intl.Collator(useLocale());
  const named = (key: string, otherwise: string) => (t.has(key as never) ? t(key as never) : otherwise);
  const names = {
    act: (action: string) => named(actKey(action), action),
    job: (name: string) => named(jobKey(name), name),
  };
  return {
    ...names,
    options: (kind, keys) =>
      keys
        .map((value) => ({
          value,
          label: names[kind](value),
          group: named(`${areaOf(kind, value)}.area`, value),
        }))
        .sort((a, b) => compare(a.group, b.group) || compare(a.label, b.label)),
  };
}

/** The part of the product that names a key, which for a job is the domain that declares it. */
const areaOf = (kind: "act" | "job", key: string) => (kind === "job" ? jobKey(key) : key).split(".")[0];
