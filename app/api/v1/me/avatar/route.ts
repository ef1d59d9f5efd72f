import { unauthenticated } from "@/lib/core/errors";
import { withStreamedFile } from "@/lib/core/multipart";
import { route } from "@/lib/core/route";
import { Me } from "@/lib/identity/account/api";
import { removePhoto, setPhoto } from "@/lib/identity/account/photo";
import { getOwnAccount } from "@/lib/identity/account/queries";
import { apiMe } from "@/lib/identity/account/shape";

export const dynamic = "force-dynamic";

const common = {
  scope: "profile:write",
  tags: ["Your account"],
  limit: { name: "uploads", capacity: 30, perSeconds: 60 },
} as const;

/** Replaces the caller's photo. */
export const PUT = route(
  {
    auth: "session",
    ...common,
    summary: "Set your photo",
    description: "A JPEG, PNG or WebP of at most 5 MB.",
    upload: { file: "file" },
    response: Me.pick({ profile_image: true }),
  },
  async (ctx, { request }) => {
    await withStreamedFile(request, ({ name, body }) => setPhoto(ctx, { name, body }));
    const account = await getOwnAccount(ctx);
    if (!account) throw unauthenticated();
    return { profile_image: apiMe(account).profile_image };
  },
);

/** Takes the caller's photo away. */
export const DELETE = route(
  { auth: "session", ...common, summary: "Remove your photo", status: 204 },
  (ctx) => removePhoto(ctx),
);
