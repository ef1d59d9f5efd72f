import sharp from "sharp";
import type { Ctx } from "../../core/ctx";
import { markSvg } from "../../core/marks/mark";
import { storeUpload } from "../../core/uploads";

const COVER = { width: 1600, height: 900 };
const SQUARE = 512;

/** Draws pictures from guild marks and stores each mark once. */
export interface Studio {
  /** The stored picture of a mark; the same mark answers the same file. */
  picture(mark: string, shape?: "cover" | "square"): Promise<string>;
  /** Draws many at once, two at a time. */
  prepare(marks: readonly string[], shape?: "cover" | "square"): Promise<void>;
}

/** Opens a studio that stores for the institution, on nobody's quota. */
export function openStudio(ctx: Ctx): Studio {
  const made = new Map<string, Promise<string>>();
  async function draw(mark: string, shape: "cover" | "square"): Promise<string> {
    const size = shape === "cover" ? COVER : { width: SQUARE, height: SQUARE };
    const svg = markSvg(mark, shape === "cover" ? "cover" : "badge", { literal: true, ...size });
    const body = await sharp(Buffer.from(svg), { density: shape === "cover" ? 72 : 300 })
      .resize(size.width, size.height)
      .flatten({ background: "#faf8f4" })
      .png({ compressionLevel: 3 })
      .toBuffer();
    const file = await storeUpload(ctx, "content_image", { name: `${mark}.png`, body, ownerId: null });
    return file.id;
  }
  const picture: Studio["picture"] = (mark, shape = "cover") => {
    const key = `${shape}/${mark}`;
    const known = made.get(key) ?? draw(mark, shape);
    made.set(key, known);
    return known;
  };
  return {
    picture,
    async prepare(marks, shape = "cover") {
      const queue = [...new Set(marks)];
      const worker = async () => {
        for (let mark = queue.pop(); mark !== undefined; mark = queue.pop()) await picture(mark, shape);
      };
      await Promise.all([worker(), worker()]);
    },
  };
}
