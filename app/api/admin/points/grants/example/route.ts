import { exampleFile } from "@/lib/core/imports/download";
import { route } from "@/lib/core/route";
import { MANAGE } from "@/lib/points/access";
import { GRANT_IMPORT } from "@/lib/points/grant/model";

export const dynamic = "force-dynamic";

/** A CSV file to begin from. */
export const GET = route({ auth: "session", permission: MANAGE }, async () => exampleFile(GRANT_IMPORT));
