import { z } from "zod";
import { notFound } from "@/lib/core/errors";
import { reply, route } from "@/lib/core/route";
import { ApiExternal, apiExternal } from "@/lib/credentials/external-certificate/api-shape";
import { addExternal } from "@/lib/credentials/external-certificate/commands";
import { ExternalBody, type ExternalInput, fromApi } from "@/lib/credentials/external-certificate/model";
import { getOwnExternal, ownExternals } from "@/lib/credentials/external-certificate/queries";

export const dynamic = "force-dynamic";

const tags = ["External certificates"];

export const GET = route(
  {
    auth: "session",
    scope: "credentials:read",
    summary: "List your external certificates",
    tags,
    response: z.object({ data: z.array(ApiExternal) }),
  },
  async (ctx) => ({ data: (await ownExternals(ctx)).map(apiExternal) }),
);

export const POST = route(
  {
    auth: "session",
    scope: "credentials:write",
    summary: "Add an external certificate",
    description: "Give `certificate_url`, `file_id`, or both.",
    tags,
    body: ExternalBody,
    response: ApiExternal,
    status: 201,
    idempotent: true,
  },
  async (ctx, { body }) => {
    const { id } = await addExternal(ctx, fromApi(body) as ExternalInput);
    const made = await getOwnExternal(ctx, id);
    if (!made) throw notFound();
    return reply(201, apiExternal(made));
  },
);
