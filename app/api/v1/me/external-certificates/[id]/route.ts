import { z } from "zod";
import { notFound } from "@/lib/core/errors";
import { route } from "@/lib/core/route";
import { ApiExternal, apiExternal } from "@/lib/credentials/external-certificate/api-shape";
import { deleteExternal, editExternal } from "@/lib/credentials/external-certificate/commands";
import { ExternalPatch, fromApi } from "@/lib/credentials/external-certificate/model";
import { getOwnExternal } from "@/lib/credentials/external-certificate/queries";

export const dynamic = "force-dynamic";

const params = z.object({ id: z.uuid() });
const tags = ["External certificates"];

export const GET = route(
  {
    auth: "session",
    scope: "credentials:read",
    summary: "Read an external certificate of yours",
    tags,
    params,
    response: ApiExternal,
  },
  async (ctx, { params }) => {
    const row = await getOwnExternal(ctx, params.id);
    if (!row) throw notFound();
    return apiExternal(row);
  },
);

export const PATCH = route(
  {
    auth: "session",
    scope: "credentials:write",
    summary: "Change an external certificate of yours",
    description: "Changing title, issuer, date, address or file makes it unverified again.",
    tags,
    params,
    body: ExternalPatch,
    response: ApiExternal,
  },
  async (ctx, { params, body }) => {
    await editExternal(ctx, params.id, fromApi(body));
    const row = await getOwnExternal(ctx, params.id);
    if (!row) throw notFound();
    return apiExternal(row);
  },
);

export const DELETE = route(
  {
    auth: "session",
    scope: "credentials:write",
    summary: "Delete an external certificate of yours",
    tags,
    params,
    status: 204,
  },
  async (ctx, { params }) => deleteExternal(ctx, params),
);
