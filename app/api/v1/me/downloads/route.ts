import { z } from "zod";
import { ApiOwnedTemplate } from "@/lib/content/api/schemas";
import { apiVersion } from "@/lib/content/api/shape";
import { ownedTemplates } from "@/lib/content/template/queries";
import { env } from "@/lib/core/env";
import { localePath } from "@/lib/core/i18n/locales";
import { route } from "@/lib/core/route";

export const dynamic = "force-dynamic";

/** The templates that the caller owns, newest first. */
export const GET = route(
  {
    auth: "session",
    summary: "List your templates",
    description: "Everything you own, newest first.",
    tags: ["Templates"],
    response: z.object({ data: z.array(ApiOwnedTemplate) }),
  },
  async (ctx) => {
    const owned = await ownedTemplates(ctx);
    return {
      data: owned.map((row) => ({
        template_id: row.templateId,
        name: row.name,
        url: row.path && `${env().baseUrl}${localePath(ctx.locale, row.path)}`,
        source: row.source,
        since: row.since.toISOString(),
        download_count: row.downloadCount,
        download_limit: row.downloadLimit,
        versions: row.versions.map(apiVersion),
      })),
    };
  },
);
