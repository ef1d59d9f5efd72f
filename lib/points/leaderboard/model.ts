import { z } from "zod";

/** How many people the list of the month shows. */
export const LEADERS = 20;

export const LeaderboardInput = z.object({ on: z.boolean().default(false) });
export type LeaderboardInput = z.output<typeof LeaderboardInput>;

/** Somebody who earned points this month and wants it to be seen. */
export interface Leader {
  userId: string;
  name: string;
  /** Null unless visitors may open the person's page. */
  username: string | null;
  points: number;
}
