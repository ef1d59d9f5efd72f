import { z } from "zod";
import type { ContentKind } from "../publishable/model";

/** A path of this site without language prefix, query and anchor. */
export const SitePath = z
  .string()
  .trim()
  .max(300)
  .regex(/^\/(?!\/)[^\s?#\\]*$/, "content.errors.path")
  .transform((path) => (path.length > 1 ? path.replace(/\/+$/, "") : path));

export const RedirectInput = z.object({ fromPath: SitePath, toPath: SitePath });
export type RedirectInput = z.output<typeof RedirectInput>;
/** A CSV text of two columns, from and to, with or without a heading. */
export const RedirectImport = z.object({ csv: z.string().min(1).max(2_000_000) });

/** One refused line of an import. */
export interface ImportFault {
  line: number;
  key: string;
  from: string;
  to: string;
}

/** A row of the admin list. */
export interface RedirectRow {
  id: string;
  fromPath: string;
  /** Where it leads now; null when its target is not public. */
  target: string | null;
  targetKind: ContentKind | null;
  hits: number;
  lastHitAt: Date | null;
  createdAt: Date;
}
