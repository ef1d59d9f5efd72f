import { getTranslations } from "next-intl/server";
import type { Picture } from "@/lib/content/publishable/model";
import { Lightbox } from "./lightbox";
import { Section } from "./section";

/** Pictures in a mosaic; each opens large. */
export async function Gallery({ images }: { images: Picture[] }) {
  const t = await getTranslations("content.public.gallery");
  return (
    <Lightbox labels={{ close: t("close"), previous: t("previous"), next: t("next"), dialog: t("dialog") }}>
      <ul className="gallery">
        {images.map((image) => (
          <li key={image.fileId}>
            <figure>
              <a href={image.url} data-lightbox data-caption={image.caption || undefined}>
                {/* biome-ignore lint/performance/noImgElement: pictures are resized at upload; the optimizer is off. */}
                <img
                  src={image.url}
                  srcSet={image.srcset || undefined}
                  sizes="(min-width: 64rem) 40rem, 100vw"
                  width={image.width}
                  height={image.height}
                  alt={image.alt || image.caption || t("picture")}
                  loading="lazy"
                  decoding="async"
                />
              </a>
              {image.caption && <figcaption className="text-muted text-sm">{image.caption}</figcaption>}
            </figure>
          </li>
        ))}
      </ul>
    </Lightbox>
  );
}

/** The gallery as a block of a page. */
export function GalleryBlock({ heading, images }: { heading: string; images: Picture[] }) {
  return (
    <Section heading={heading}>
      <Gallery images={images} />
    </Section>
  );
}
