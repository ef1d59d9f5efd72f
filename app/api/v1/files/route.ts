import { z } from "zod";
import { invalid } from "@/lib/core/errors";
import { fileSrcSet, fileUrl, isFileKind } from "@/lib/core/files";
import { withStreamedFile } from "@/lib/core/multipart";
import { reply, route } from "@/lib/core/route";
import { storeUpload } from "@/lib/core/uploads";

export const dynamic = "force-dynamic";

const Fields = z.object({ kind: z.string().max(60) });

/** Uploads one file: multipart fields `kind`, then `file`. 201 with its id and address. */
export const POST = route(
  { auth: "session", limit: { name: "uploads", capacity: 30, perSeconds: 60 } },
  async (ctx, { request }) => {
    const file = await withStreamedFile(request, async ({ fields, name, body }) => {
      const { data } = Fields.safeParse(fields);
      if (!data || !isFileKind(data.kind)) throw invalid("errors.file.kind", { kind: "errors.file.kind" });
      return storeUpload(ctx, data.kind, { name, body });
    });
    return reply(201, {
      id: file.id,
      url: fileUrl(file),
      src_set: fileSrcSet(file),
      name: file.originalName,
      media_type: file.mediaType,
      size_bytes: file.sizeBytes,
      width: file.width,
      height: file.height,
    });
  },
);
