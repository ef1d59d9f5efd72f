import { LinkButton } from "@/components/ui/button";

/** A line of links that ask for a decision; the first is the main one. */
export function ButtonsBlock({ buttons }: { buttons: { label: string; href: string }[] }) {
  return (
    <section className="page-width pb-[clamp(2.25rem,5vw,4.5rem)]">
      <p className="flex flex-wrap gap-3">
        {buttons.map((b, i) => (
          <LinkButton key={b.href + b.label} href={b.href} variant={i === 0 ? "primary" : "line"} size="lg">
            {b.label}
          </LinkButton>
        ))}
      </p>
    </section>
  );
}
