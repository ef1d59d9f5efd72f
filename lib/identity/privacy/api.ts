import { z } from "zod";
import { env } from "../../core/env";
import { StepUp } from "../session/step-up";
import { EraseInput } from "./model";
import type { ExportState } from "./queries";

/** Ends an account: the person's own username, and who is there. */
export const EraseBody = EraseInput.extend(StepUp.shape).extend({
  username: EraseInput.shape.username.describe(
    "The person's own, so that nobody gives up an account by a slip.",
  ),
});

export const Erasing = z.object({
  erase_at: z.iso.datetime().describe("Until then signing in on the website brings the account back."),
});

/** The newest archive of everything about a person. */
export const ApiExport = z
  .object({
    status: z.enum(["queued", "ready", "failed"]),
    created_at: z.iso.datetime(),
    url: z.string().nullable().describe("Where to fetch it with the same token, while it is kept."),
    size_bytes: z.int().nullable(),
    expires_at: z.iso.datetime().nullable(),
  })
  .meta({ id: "Export" });

/** An export in that form. */
export const apiExport = (state: ExportState): z.output<typeof ApiExport> => ({
  status: state.status,
  created_at: state.createdAt.toISOString(),
  url: state.href && `${env().baseUrl}${state.href}`,
  size_bytes: state.sizeBytes,
  expires_at: state.expiresAt?.toISOString() ?? null,
});
