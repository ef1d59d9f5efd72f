import { useTranslations } from "next-intl";

/** A function that names a kind of file as people read it; a kind without words keeps its key. */
export function useFileKind(): (kind: string) => string {
  const t = useTranslations("platform.files.kinds");
  return (kind) => (t.has(kind as never) ? t(kind as never) : kind);
}
