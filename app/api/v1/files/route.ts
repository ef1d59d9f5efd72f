import { z } from "zod";
import { invalid } from "@/lib/core/errors";
import { isFileKind } from "@/lib/core/files";
import { withStreamedFile } from "@/lib/core/multipart";
import { ApiFile, apiFile, replyOnce } from "@/lib/core/own-files";
import { reply, route } from "@/lib/core/route";
import { storeUpload } from "@/lib/core/uploads";

export const dynamic = "force-dynamic";

const Fields = z.object({
  kind: z.string().max(60).describe("What it is for, such as `external_certificate`; comes before the file."),
});

/** Uploads one file: multipart fields `kind`, then `file`. 201 with its id and address. */
export const POST = route(
  {
    auth: "session",
    summary: "Upload a file",
    description:
      "Multipart: the field `kind`, then the file. Then name its `id` where it is for; a file that nothing names goes by itself. Pictures are stored anew, without what the camera wrote into them.",
    tags: ["Files"],
    upload: { fields: Fields, file: "file" },
    headers: z.object({
      "Idempotency-Key": z
        .string()
        .max(255)
        .optional()
        .describe("A repeat with the same bytes within 24 hours gets the first answer."),
    }),
    response: ApiFile,
    status: 201,
    limit: { name: "uploads", capacity: 30, perSeconds: 60 },
  },
  async (ctx, { request }) => {
    const file = await withStreamedFile(request, async ({ fields, name, body }) => {
      const { data } = Fields.safeParse(fields);
      if (!data || !isFileKind(data.kind)) throw invalid("errors.file.kind", { kind: "errors.file.kind" });
      return storeUpload(ctx, data.kind, { name, body });
    });
    const key = request.headers.get("idempotency-key");
    if (!key) return reply(201, apiFile(file));
    const { status, body } = await replyOnce(ctx, { key, method: "POST", path: "/api/v1/files" }, file);
    return reply(status, body);
  },
);
