import { z } from "zod";
import { route } from "@/lib/core/route";
import { listSpecializations } from "@/lib/skills/specialization/queries";
import { ApiSpecialization, apiSpecialization } from "@/lib/skills/specialization/shape";

export const dynamic = "force-dynamic";

/** The specializations that may be chosen, in their order. */
export const GET = route(
  {
    auth: "none",
    summary: "List the specializations",
    tags: ["Specializations"],
    response: z.object({ data: z.array(ApiSpecialization) }),
  },
  async (ctx) => ({ data: (await listSpecializations(ctx)).map(apiSpecialization) }),
);
