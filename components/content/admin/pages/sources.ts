import { getTranslations } from "next-intl/server";
import { gather } from "@/lib/core/registry";

/** What a listing block may show: every public search source, under the name that visitors read. */
export async function listingSources(): Promise<{ value: string; label: string }[]> {
  const t = await getTranslations();
  return gather("searchSources").map(({ name, label }) => ({ value: name, label: t(label as never) }));
}
