import { z } from "zod";
import { listContract } from "../../core/list";

/** The URL of the list of endorsements that one gave; `person` is the user name of whom to vouch for. */
export const givenList = listContract({
  filters: { person: z.string().trim().min(1).max(40).optional() },
  sort: ["given"],
  defaultSort: "given",
  defaultDirection: "desc",
});
