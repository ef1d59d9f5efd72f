import type { Picture } from "@/lib/content/publishable/model";
import { StoredPicture } from "../stored-picture";

/** One wide picture with its caption in the margin. */
export function FigureBlock({ image }: { image: Picture }) {
  return (
    <section className="page-block page-width">
      <figure className="grid gap-3 lg:grid-cols-[minmax(0,9fr)_minmax(0,3fr)] lg:items-end lg:gap-8">
        <StoredPicture
          picture={image}
          seed={image.fileId}
          ratio={null}
          sizes="(min-width: 64rem) 54rem, 100vw"
        />
        {image.caption && (
          <figcaption className="border-hairline border-t pt-3 text-muted text-sm">
            {image.caption}
          </figcaption>
        )}
      </figure>
    </section>
  );
}
