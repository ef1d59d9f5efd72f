import { LinkButton } from "@/components/ui/button";
import type { RenderedBlock } from "@/lib/content/page/model";
import { Arcade } from "./arcade";

type HeroData = Extract<RenderedBlock, { type: "hero" }>;

/** The opening of a page: with a picture, the arcade; without one, a quiet title. The first one is the `h1`. */
export function HeroBlock({ block, first }: { block: HeroData; first: boolean }) {
  const Heading = first ? "h1" : "h2";
  const actions = block.buttons.length > 0 && (
    <p className="mt-8 flex flex-wrap gap-3">
      {block.buttons.map((b, i) => (
        <LinkButton key={b.href + b.label} href={b.href} variant={i === 0 ? "primary" : "line"} size="lg">
          {b.label}
        </LinkButton>
      ))}
    </p>
  );
  if (!block.image)
    return (
      <section className="page-width">
        <div className="rule-double pt-[clamp(2.5rem,6vw,5rem)] pb-8 lg:pb-12">
          <Heading className="display-2 max-w-3xl">{block.heading}</Heading>
          {block.text && <p className="lead mt-5 max-w-2xl text-muted">{block.text}</p>}
          {actions}
        </div>
      </section>
    );
  return (
    <section className="hero-band">
      <div className="page-width hero-grid">
        <div className="lg:pb-16">
          <Heading className="display-1">{block.heading}</Heading>
          {block.text && <p className="lead mt-6 max-w-xl">{block.text}</p>}
          {actions}
        </div>
        <div className="hero-arcade">
          <Arcade picture={block.image} />
        </div>
      </div>
    </section>
  );
}
