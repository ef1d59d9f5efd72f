import { z } from "zod";
import { route } from "@/lib/core/route";
import { dropSpecialization } from "@/lib/skills/specialization/choose-commands";

export const dynamic = "force-dynamic";

/** Takes one from the caller's own, by the specialization's id: 204. */
export const DELETE = route(
  {
    auth: "session",
    scope: "skills:write",
    summary: "Drop one of your specializations",
    tags: ["Specializations"],
    params: z.object({ id: z.uuid() }),
    status: 204,
  },
  (ctx, { params }) => dropSpecialization(ctx, { specializationId: params.id }),
);
