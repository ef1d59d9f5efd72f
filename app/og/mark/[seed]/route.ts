import { absent } from "@/components/content/public/machine/answer";
import { markSvg } from "@/lib/core/marks/mark";

/** The guild mark of an id as a wide picture. As a file it is fetched once, where inline it would weigh on each page. */
export async function GET(_: Request, { params }: { params: Promise<{ seed: string }> }) {
  const { seed } = await params;
  if (!/^[a-z0-9-]{1,96}$/.test(seed)) return absent();
  return new Response(markSvg(seed, "cover", { literal: true, width: 1600, height: 900 }), {
    headers: {
      "content-type": "image/svg+xml",
      "cache-control": "public, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'",
    },
  });
}
