"use server";

import { action } from "../../core/action";
import * as commands from "./commands";
import { LeaderboardInput } from "./model";

export const showOnLeaderboard = action(LeaderboardInput, commands.showOnLeaderboard, {
  access: "signed-in",
  success: "points.leaderboard.saved",
});
