import { exampleFile } from "@/lib/core/imports/download";
import { route } from "@/lib/core/route";
import { CURATE } from "@/lib/skills/access";
import { SKILL_IMPORT } from "@/lib/skills/import/model";

export const dynamic = "force-dynamic";

/** A CSV file to begin from. */
export const GET = route({ auth: "session", permission: CURATE }, async () => exampleFile(SKILL_IMPORT));
