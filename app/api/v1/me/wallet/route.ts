import { unauthenticated } from "@/lib/core/errors";
import { route } from "@/lib/core/route";
import { ApiWallet } from "@/lib/points/api-shape";
import { getOwnWallet } from "@/lib/points/wallet/queries";

export const dynamic = "force-dynamic";

export const GET = route(
  {
    auth: "session",
    scope: "points:read",
    summary: "Read your points",
    tags: ["Points"],
    response: ApiWallet,
  },
  async (ctx) => {
    const wallet = await getOwnWallet(ctx);
    if (!wallet) throw unauthenticated();
    return {
      available: wallet.available,
      held: wallet.held,
      status: wallet.status,
      updated_at: wallet.updatedAt.toISOString(),
    };
  },
);
