import { stat } from "node:fs/promises";
import sharp, { type Sharp } from "sharp";
import { invalid } from "./errors";

/** Above this an image is refused: decoding it would take too much memory. */
const MAX_PIXELS = 40_000_000;

/** What an image is stored as; HEIF, AVIF and everything else is refused before. */
export const IMAGE_TYPES = ["image/jpeg", "image/png", "image/webp", "image/gif"] as const;

/** One resized copy. */
export interface ImageVariant {
  width: number;
  height: number;
  bytes: number;
  path: string;
}

function encode(image: Sharp, mediaType: string): Sharp {
  if (mediaType === "image/jpeg") return image.jpeg({ quality: 86, chromaSubsampling: "4:4:4" });
  if (mediaType === "image/png") return image.png({ compressionLevel: 9 });
  if (mediaType === "image/gif") return image.gif();
  return image.webp({ quality: 84 });
}

/**
 * Decodes an uploaded image and writes it anew to `target`, upright, in sRGB and without metadata, so nothing
 * but pixels survives; then its narrower copies as WebP to `target.w<width>`. Throws `invalid` for what does
 * not decode or holds more than 40 megapixels.
 */
export async function reencode(
  source: string,
  target: string,
  mediaType: string,
  widths: readonly number[],
): Promise<{ width: number; height: number; bytes: number; variants: ImageVariant[] }> {
  const read = () =>
    sharp(source, { limitInputPixels: false, failOn: "error", animated: mediaType === "image/gif" });
  const meta = await read()
    .metadata()
    .catch(() => refuse("errors.file.image"));
  if (meta.width * meta.height > MAX_PIXELS) refuse("errors.file.pixels");
  try {
    const upright = read().autoOrient().toColorspace("srgb");
    const main = await encode(upright, mediaType).toFile(target);
    const height = main.pageHeight ?? main.height;
    const variants: ImageVariant[] = [];
    for (const width of widths.filter((w) => w < main.width)) {
      const path = `${target}.w${width}`;
      const made = await sharp(target).resize({ width }).webp({ quality: 80 }).toFile(path);
      variants.push({ width: made.width, height: made.height, bytes: (await stat(path)).size, path });
    }
    return { width: main.width, height, bytes: main.size, variants };
  } catch (error) {
    if (error instanceof Error && /ENOSPC|No space/.test(error.message)) throw error;
    return refuse("errors.file.image");
  }
}

function refuse(key: string): never {
  throw invalid(key, { file: key });
}
