import { z } from "zod";
import { notFound } from "@/lib/core/errors";
import { route } from "@/lib/core/route";
import { ApiPublicExternal, apiPublicExternal } from "@/lib/credentials/external-certificate/api-shape";
import { publicExternals } from "@/lib/credentials/external-certificate/queries";
import { USERNAME_FORM } from "@/lib/identity/account/model";
import { getPublicPerson } from "@/lib/identity/person/queries";

export const dynamic = "force-dynamic";

export const GET = route(
  {
    auth: "none",
    summary: "List the certificates that a person shows",
    tags: ["External certificates"],
    params: z.object({ username: z.string().regex(USERNAME_FORM) }),
    response: z.object({ data: z.array(ApiPublicExternal) }),
  },
  async (ctx, { params }) => {
    const person = await getPublicPerson(ctx, params.username);
    if (!person) throw notFound();
    return { data: (await publicExternals(ctx, person.id)).map(apiPublicExternal) };
  },
);
