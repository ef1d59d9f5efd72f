import { z } from "zod";
import { notFound } from "@/lib/core/errors";
import { ApiFile, apiFile, deleteOwnFile, getOwnFile } from "@/lib/core/own-files";
import { route } from "@/lib/core/route";

export const dynamic = "force-dynamic";

const tags = ["Files"];
const params = z.object({ id: z.uuid() });

/** A file of the caller's that nothing shows yet. */
export const GET = route(
  {
    auth: "session",
    summary: "Read about a file of yours",
    description: "Only while it is not tied to anything; afterwards what it is for tells of it.",
    tags,
    params,
    response: ApiFile,
  },
  async (ctx, { params }) => {
    const file = await getOwnFile(ctx, params.id);
    if (!file) throw notFound();
    return apiFile(file);
  },
);

/** Takes such a file back. */
export const DELETE = route(
  {
    auth: "session",
    summary: "Delete a file of yours",
    description: "Only while it is not tied to anything.",
    tags,
    params,
    status: 204,
  },
  (ctx, { params }) => deleteOwnFile(ctx, params.id),
);
