import { z } from "zod";
import { notFound } from "@/lib/core/errors";
import { route } from "@/lib/core/route";
import { PublicUser } from "@/lib/identity/account/api";
import { apiUser } from "@/lib/identity/account/shape";
import { getPublicPerson } from "@/lib/identity/person/queries";

export const dynamic = "force-dynamic";

/** A person as the caller may see them. */
export const GET = route(
  {
    auth: "none",
    scope: "profile:read",
    summary: "Get a person",
    description: "What a person shows depends on who asks; a profile that is not for the caller is 404.",
    tags: ["People"],
    params: z.object({ username: z.string().max(64) }),
    response: PublicUser,
  },
  async (ctx, { params }) => {
    const person = await getPublicPerson(ctx, params.username);
    if (!person) throw notFound();
    return apiUser(ctx, person);
  },
);
