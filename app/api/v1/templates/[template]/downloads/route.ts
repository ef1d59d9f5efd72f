import { z } from "zod";
import { download } from "@/lib/content/template/commands";
import { DOWNLOAD_SECONDS } from "@/lib/content/template/model";
import { env } from "@/lib/core/env";
import { reply, route } from "@/lib/core/route";

export const dynamic = "force-dynamic";

const Params = z.object({ template: z.uuid() });
const Body = z.object({ version: z.int().positive().nullish() });

/** Counts one download of an owned template, by its id, and answers an address that works for five minutes. */
export const POST = route(
  { auth: "session", params: Params, body: Body, idempotent: true },
  async (ctx, { params, body }) => {
    const { url, fileName } = await download(ctx, { templateId: params.template, version: body.version });
    return reply(201, { url: `${env().baseUrl}${url}`, file_name: fileName, expires_in: DOWNLOAD_SECONDS });
  },
);
