import { z } from "zod";
import { reply, route } from "@/lib/core/route";
import { chooseSpecialization } from "@/lib/skills/specialization/choose-commands";
import { ownSpecializations } from "@/lib/skills/specialization/queries";
import { ApiChosen, apiChosen } from "@/lib/skills/specialization/shape";

export const dynamic = "force-dynamic";

const tags = ["Specializations"];

/** What the caller chose, in the order of the list. */
export const GET = route(
  {
    auth: "session",
    scope: "skills:read",
    summary: "List your specializations",
    tags,
    response: z.object({ data: z.array(ApiChosen) }),
  },
  async (ctx) => ({ data: (await ownSpecializations(ctx)).map(apiChosen) }),
);

/** Chooses one: 201, or 200 with the existing row when it was chosen before. */
export const POST = route(
  {
    auth: "session",
    scope: "skills:write",
    summary: "Choose a specialization",
    description: "Answers 200 with the existing row when it was chosen before.",
    tags,
    body: z.object({ specialization_id: z.uuid() }),
    response: ApiChosen,
    status: 201,
    existing: true,
    idempotent: true,
  },
  async (ctx, { body }) => {
    const { chosen, created } = await chooseSpecialization(ctx, {
      specializationId: body.specialization_id,
    });
    return reply(created ? 201 : 200, apiChosen(chosen));
  },
);
