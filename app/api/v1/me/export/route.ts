import { notFound } from "@/lib/core/errors";
import { route } from "@/lib/core/route";
import { ApiExport, apiExport } from "@/lib/identity/privacy/api";
import { requestExport } from "@/lib/identity/privacy/commands";
import { getExport } from "@/lib/identity/privacy/queries";
import { StepUp, stepUp } from "@/lib/identity/session/step-up";

export const dynamic = "force-dynamic";

const tags = ["Your account"];

/** How far the caller's newest archive is. */
export const GET = route(
  {
    auth: "session",
    summary: "See how your export is getting on",
    description: "The newest one; 404 when none was ever asked for.",
    tags,
    response: ApiExport,
    absent: true,
  },
  async (ctx) => {
    const state = await getExport(ctx);
    if (!state) throw notFound();
    return apiExport(state);
  },
);

/** Asks for everything about the caller as one archive. */
export const POST = route(
  {
    auth: "session",
    summary: "Export everything about you",
    description:
      "Made in the background, once in 24 hours, kept for a week; a message says when it is ready.",
    tags,
    body: StepUp,
    response: ApiExport,
    status: 202,
    idempotent: true,
    prepare: stepUp,
  },
  async (ctx, { prepared }) => {
    const sure = { ...ctx, actor: prepared };
    await requestExport(sure);
    const state = await getExport(sure);
    if (!state) throw notFound();
    return apiExport(state);
  },
);
