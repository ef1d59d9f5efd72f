"use server";

import { z } from "zod";
import { action } from "@/lib/core/action";
import { resendMails as resend } from "./commands";

const Ids = z.object({ ids: z.array(z.uuid()).min(1).max(100) });

export const resendMails = action(Ids, (ctx, { ids }) => resend(ctx, ids), {
  access: { permission: "deliveries.manage" },
  success: "platform.outbox.resent",
});
