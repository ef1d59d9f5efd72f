import type { AccountEvent, AccountFollower } from "../../identity/registries";
import { tags } from "../tags";

const SEEN: readonly AccountEvent[] = ["visibility_changed", "suspended", "inactive", "restored"];

/** Who may no longer be seen leaves the public list at once, and so do links to pages that are closed. */
export const leaderboardFollower: AccountFollower = {
  async changed(ctx, subject, event) {
    if (subject.kind === "user" && SEEN.includes(event)) ctx.touch(tags.leaders);
  },
};
