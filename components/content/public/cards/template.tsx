import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { TemplateCard } from "@/lib/content/template/model";
import { StoredPicture } from "../stored-picture";
import { FileSize } from "./file-size";

/** A template as a drawer of the cabinet: picture, name, what is inside. */
export async function TemplateTile({
  template,
  level = "h2",
}: {
  template: TemplateCard;
  level?: "h2" | "h3";
}) {
  const t = await getTranslations("content.public.templates");
  const Heading = level;
  return (
    <article className="cover-host flex h-full flex-col" lang={template.lang}>
      <StoredPicture
        picture={template.cover}
        seed={template.id}
        alt=""
        ratio="16 / 9"
        sizes="(min-width: 64rem) 20rem, (min-width: 40rem) 45vw, 100vw"
      />
      <Heading className="display-4 mt-4">
        <Link href={template.path} className="cover-link hover-underline">
          {template.name}
        </Link>
      </Heading>
      <p className="mt-1.5 line-clamp-3 flex-1">{template.summary}</p>
      <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 border-hairline border-t pt-3 text-muted text-sm">
        <Badge>{template.fileType}</Badge>
        <FileSize bytes={template.sizeBytes} />
        <span className="ml-auto">{t(`pricing.${template.pricingType}`)}</span>
      </p>
    </article>
  );
}
