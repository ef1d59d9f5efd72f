import { z } from "zod";
import { invalid } from "@/lib/core/errors";
import { reply, route } from "@/lib/core/route";
import { sendGift } from "@/lib/points/gift/commands";
import { GiftInput } from "@/lib/points/gift/model";
import { AttemptKey } from "@/lib/points/transfer/model";

export const dynamic = "force-dynamic";

const Made = z.object({ transfer_id: z.uuid() });

export const POST = route(
  {
    auth: "session",
    summary: "Give points to another member",
    description:
      "The header `Idempotency-Key` (8 to 200 visible characters) is required: the same key with the same gift answers the first transfer, for good; with another gift it is refused.",
    tags: ["Points"],
    headers: z.object({ "Idempotency-Key": AttemptKey }),
    body: GiftInput,
    response: Made,
    status: 201,
  },
  async (ctx, { body, request }) => {
    // The book itself remembers keys, and for longer than the product's own store of replies does.
    const key = AttemptKey.safeParse(request.headers.get("idempotency-key"));
    if (!key.success) throw invalid("points.errors.keyMissing");
    const { id } = await sendGift(ctx, { ...body, key: key.data });
    return reply(201, { transfer_id: id });
  },
);
