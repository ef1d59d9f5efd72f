import { useTranslations } from "next-intl";
import { actKey, jobKey } from "@/lib/core/names";

/** Functions that name acts, jobs and areas of the product as people read them; what has no words keeps its key. */
export function useKeyNames(): Record<"act" | "job" | "area", (key: string) => string> {
  const t = useTranslations();
  const named = (key: string, otherwise: string) => (t.has(key as never) ? t(key as never) : otherwise);
  return {
    act: (action) => named(actKey(action), action),
    job: (name) => named(jobKey(name), name),
    area: (key) => named(`${key.split(".")[0]}.area`, key),
  };
}
