/** A saying set large, with who said it. */
export function QuoteBlock({ text, by }: { text: string; by?: string | null }) {
  return (
    <section className="page-block page-width">
      <figure className="lg:ml-[8.33%] lg:max-w-4xl">
        <blockquote className="pull-quote">
          <p>{text}</p>
        </blockquote>
        {by && (
          <figcaption className="mt-5 pl-[clamp(1.5rem,4vw,3.5rem)] text-muted">
            <cite className="not-italic">{by}</cite>
          </figcaption>
        )}
      </figure>
    </section>
  );
}
