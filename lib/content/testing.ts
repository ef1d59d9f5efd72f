import { db } from "../core/db";
import { uuidv7 } from "../core/ids";
import { files } from "../core/schema/core";
import { asPerson } from "../identity/testing/people";
import { PostData, type PostInput } from "./post/model";

/** Somebody who may publish. */
export const publisher = () => asPerson(["content_manager"]);
/** Somebody who may only write drafts. */
export const writer = () => asPerson(["support_admin"]);
/** Somebody signed in without any right here. */
export const stranger = () => asPerson(["student"]);

/** A post that lacks nothing. */
export const postInput = (parts: Partial<PostInput> = {}) =>
  PostData.parse({ title: `Post ${uuidv7()}`, body: "A text.", authorName: "Priya Raman", ...parts });

/** A row of `files` without bytes, for columns that point at one. */
export async function makeFile(
  kind = "content_image",
  parts: Partial<typeof files.$inferInsert> = {},
): Promise<string> {
  const [row] = await db()
    .insert(files)
    .values({
      kind,
      visibility: kind === "template_file" ? "private" : "public",
      storageKey: `test/${uuidv7()}`,
      originalName: kind === "template_file" ? "plan.docx" : "arch.png",
      mediaType: "image/png",
      sizeBytes: 100,
      sha256: Buffer.alloc(32),
      width: 800,
      height: 600,
      status: "ready",
      ...parts,
    })
    .returning({ id: files.id });
  return (row as { id: string }).id;
}
