import { z } from "zod";
import { notFound } from "@/lib/core/errors";
import { fileKind, findFile, isSigned, mayReadFile } from "@/lib/core/files";
import { route } from "@/lib/core/route";
import { serveFile } from "@/lib/core/serve-file";

export const dynamic = "force-dynamic";

/** Serves a stored file to whoever its kind lets read it, or who holds a signed address. */
export const GET = route(
  {
    auth: "none",
    params: z.object({ id: z.uuid(), name: z.string().max(400) }),
    limit: false,
  },
  async (ctx, { params, request }) => {
    const file = await findFile(ctx, params.id);
    if (!file) throw notFound();
    const signed = isSigned(file.id, new URL(request.url).searchParams);
    if (!signed && !(await mayReadFile(ctx, file))) throw notFound();
    return serveFile(request, file, { attachment: fileKind(file.kind).attachment ?? false, private: signed });
  },
);

export const HEAD = GET;
