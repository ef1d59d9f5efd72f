import { z } from "zod";
import { activeLanguages } from "@/lib/core/i18n/active";
import { route } from "@/lib/core/route";

export const dynamic = "force-dynamic";

const Languages = z.object({
  data: z.array(
    z.object({
      code: z.string(),
      native_name: z.string(),
      direction: z.enum(["ltr", "rtl"]),
      is_default: z.boolean(),
    }),
  ),
});

/** The languages that people can choose, in their order. */
export const GET = route(
  { auth: "none", anyBuild: true, response: Languages, summary: "List the languages", tags: ["App"] },
  async () => ({
    data: (await activeLanguages()).map(({ code, nativeName, direction, isDefault }) => ({
      code,
      native_name: nativeName,
      direction,
      is_default: isDefault,
    })),
  }),
);
