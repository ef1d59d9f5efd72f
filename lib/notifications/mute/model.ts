import { z } from "zod";

/** The notification from which what it is about is muted. */
export const MuteInput = z.object({ id: z.uuid() });
export const UnmuteInput = z.object({
  entityType: z.string().min(1).max(100),
  entityId: z.string().min(1).max(200),
});
