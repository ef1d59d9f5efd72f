import { z } from "zod";
import { download } from "@/lib/content/template/commands";
import { DOWNLOAD_SECONDS } from "@/lib/content/template/model";
import { env } from "@/lib/core/env";
import { reply, route } from "@/lib/core/route";

export const dynamic = "force-dynamic";

const Params = z.object({ template: z.uuid() });
const Body = z.object({ version: z.int().positive().nullish() });

const Link = z.object({ url: z.string(), file_name: z.string(), expires_in: z.int().describe("Seconds.") });

/** Counts one download of an owned template, by its id, and answers an address that works for five minutes. */
export const POST = route(
  {
    auth: "session",
    summary: "Download a template of yours",
    description:
      "By its id. Counts one download and answers an address that works for five minutes; without `version` of the newest file.",
    tags: ["Templates"],
    params: Params,
    body: Body,
    response: Link,
    status: 201,
    idempotent: true,
  },
  async (ctx, { params, body }) => {
    const { url, fileName } = await download(ctx, { templateId: params.template, version: body.version });
    return reply(201, { url: `${env().baseUrl}${url}`, file_name: fileName, expires_in: DOWNLOAD_SECONDS });
  },
);
