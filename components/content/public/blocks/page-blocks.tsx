import type { ReactNode } from "react";
import type { RenderedBlock } from "@/lib/content/page/model";
import { splitHeading } from "../html";
import { type BlockData, blockKey } from "./block-data";
import { ButtonsBlock } from "./buttons";
import { CompaniesBlock } from "./companies";
import { ContactBlock } from "./contact";
import { FaqBlock } from "./faq";
import { FigureBlock } from "./figure";
import { GalleryBlock } from "./gallery";
import { HeroBlock } from "./hero";
import { ListingBlock } from "./listing";
import { QuoteBlock } from "./quote";
import { StatsBlock } from "./stats";
import { TeamBlock } from "./team";
import { TextBlock } from "./text";
import { VideoBlock } from "./video-block";

/** A text that is nothing but a heading names the block that follows it. */
function bareHeading(block: RenderedBlock | undefined): { id: string; text: string } | null {
  if (block?.type !== "text") return null;
  const { heading, rest } = splitHeading(block.html);
  return heading && !rest.trim() ? heading : null;
}

function render(
  block: RenderedBlock,
  first: boolean,
  name: { id: string; text: string } | null,
  data: BlockData,
): ReactNode {
  switch (block.type) {
    case "hero":
      return <HeroBlock block={block} first={first} />;
    case "text":
      return <TextBlock html={block.html} />;
    case "image":
      return <FigureBlock image={block.image} />;
    case "gallery":
      return <GalleryBlock heading={block.heading || name?.text || ""} images={block.images} />;
    case "buttons":
      return <ButtonsBlock buttons={block.buttons} />;
    case "faq":
      return <FaqBlock heading={block.heading || name?.text} id={name?.id} items={block.items} />;
    case "stats":
      return <StatsBlock heading={block.heading || name?.text || ""} items={block.items} />;
    case "quote":
      return <QuoteBlock text={block.text} by={block.by} />;
    case "team":
      return (
        <TeamBlock
          heading={block.heading || name?.text || ""}
          people={data.team.slice(0, block.limit ?? undefined)}
        />
      );
    case "companies":
      return <CompaniesBlock heading={block.heading || name?.text || ""} companies={data.companies} />;
    case "video":
      return <VideoBlock provider={block.provider} id={block.id} title={block.title} />;
    case "contact":
      return <ContactBlock heading={block.heading || name?.text || ""} text={block.text} />;
    case "listing":
      return (
        <ListingBlock
          heading={block.heading || name?.text || ""}
          source={block.source}
          cards={data.listings[blockKey(block)] ?? []}
        />
      );
  }
}

const TAKES_NAME = new Set<RenderedBlock["type"]>([
  "gallery",
  "faq",
  "stats",
  "team",
  "companies",
  "contact",
  "listing",
]);

/** The blocks of a page in their order. The first hero carries the `h1`. */
export function PageBlocks({ blocks, data }: { blocks: RenderedBlock[]; data: BlockData }) {
  const firstHero = blocks.findIndex((b) => b.type === "hero");
  return blocks.map((block, i) => {
    const next = blocks[i + 1];
    if (bareHeading(block) && next && TAKES_NAME.has(next.type)) return null;
    const name = TAKES_NAME.has(block.type) ? bareHeading(blocks[i - 1]) : null;
    // biome-ignore lint/suspicious/noArrayIndexKey: a block has no identity but its place.
    return <div key={i}>{render(block, i === firstHero, name, data)}</div>;
  });
}
