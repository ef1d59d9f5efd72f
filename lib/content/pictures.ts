import { and, eq, inArray } from "drizzle-orm";
import type { Ctx } from "../core/ctx";
import { fileSrcSet, fileUrl } from "../core/files";
import { files } from "../core/schema/core";
import type { Picture } from "./publishable/model";

/** Stored pictures by file id, without their descriptions. */
export type Pictures = ReadonlyMap<string, Omit<Picture, "alt">>;

/** Reads the given public images in one query; unknown, deleted and private ones are left out. */
export async function picturesOf(
  ctx: Pick<Ctx, "db">,
  ids: readonly (string | null | undefined)[],
): Promise<Pictures> {
  const wanted = [...new Set(ids.filter((id): id is string => Boolean(id)))];
  if (!wanted.length) return new Map();
  const rows = await ctx.db
    .select({
      id: files.id,
      originalName: files.originalName,
      width: files.width,
      height: files.height,
      variants: files.variants,
    })
    .from(files)
    .where(and(inArray(files.id, wanted), eq(files.status, "ready"), eq(files.visibility, "public")));
  return new Map(
    rows.flatMap((row) =>
      row.width && row.height
        ? [
            [
              row.id,
              {
                fileId: row.id,
                url: fileUrl(row),
                width: row.width,
                height: row.height,
                srcset: fileSrcSet(row),
              },
            ],
          ]
        : [],
    ),
  );
}

/** A picture in its place; null when there is none. An empty `alt` marks it as decorative. */
export function pictureAt(
  pictures: Pictures,
  fileId: string | null,
  alt: string,
  caption?: string | null,
): Picture | null {
  const found = fileId ? pictures.get(fileId) : undefined;
  return found ? { ...found, alt, ...(caption ? { caption } : {}) } : null;
}
