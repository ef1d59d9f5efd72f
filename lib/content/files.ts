import { eq } from "drizzle-orm";
import type { FileKind, FileSubject } from "../core/registry";
import { mayPublish, mayWrite } from "./access";
import { templates } from "./schema/templates";

const MB = 1024 * 1024;
const WORD = "application/vnd.openxmlformats-officedocument";
const IMAGES = ["image/jpeg", "image/png", "image/webp"];

/** Files of content. Private ones are read through a signed address, or by staff. */
export const CONTENT_FILES: readonly FileKind[] = [
  {
    name: "content_image",
    prefix: "content/images/",
    visibility: "public",
    institution: true,
    maxBytes: 10 * MB,
    types: IMAGES,
    variants: [480, 960, 1600],
    mayUpload: mayWrite,
    mayRead: () => true,
  },
  {
    name: "template_file",
    prefix: "content/templates/",
    visibility: "private",
    institution: true,
    maxBytes: 200 * MB,
    types: [
      "application/zip",
      "application/pdf",
      `${WORD}.wordprocessingml.document`,
      `${WORD}.spreadsheetml.sheet`,
      `${WORD}.presentationml.presentation`,
      "image/png",
      "image/svg+xml",
    ],
    attachment: true,
    mayUpload: mayPublish,
    mayRead: (ctx) => mayWrite(ctx.actor),
  },
  {
    name: "template_preview",
    prefix: "content/previews/",
    visibility: "public",
    institution: true,
    maxBytes: 20 * MB,
    types: ["application/pdf"],
    mayUpload: mayWrite,
    mayRead: () => true,
  },
  {
    name: "client_consent",
    prefix: "content/consents/",
    visibility: "private",
    institution: true,
    maxBytes: 10 * MB,
    types: ["application/pdf", "image/jpeg"],
    mayUpload: mayWrite,
    mayRead: (ctx) => mayWrite(ctx.actor),
  },
];

export const CONTENT_FILE_SUBJECTS: readonly FileSubject[] = [
  {
    type: "template",
    async place(ctx, id) {
      const [row] = await ctx.db
        .select({ title: templates.name })
        .from(templates)
        .where(eq(templates.id, id));
      return row ? { ...row, href: `/admin/templates/${id}` } : null;
    },
  },
];
