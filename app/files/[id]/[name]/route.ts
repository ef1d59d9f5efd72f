import { z } from "zod";
import { notFound } from "@/lib/core/errors";
import { fileKind, isSigned, mayReadFile, servedFile } from "@/lib/core/files";
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
    const file = await servedFile(ctx, params.id);
    if (!file) throw notFound();
    const signed = isSigned(file.id, new URL(request.url).searchParams);
    if (!signed && !(await mayReadFile(ctx, file))) throw notFound();
    // What was put aside is looked at with tools, never opened by the browser, and kept by no cache.
    const aside = file.status === "quarantined";
    const attachment = aside || (fileKind(file.kind).attachment ?? false);
    return serveFile(request, file, { attachment, private: signed || aside });
  },
);

export const HEAD = GET;
