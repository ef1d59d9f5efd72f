/** Figures with what they count, as columns of a ledger. */
export function StatsBlock({
  heading,
  items,
}: {
  heading: string;
  items: { value: string; label: string }[];
}) {
  return (
    <section className="page-width page-block">
      {heading && <h2 className="display-3 mb-8">{heading}</h2>}
      <dl className="figures gap-y-8">
        {items.map((item) => (
          <div key={item.label} className="flex flex-col-reverse justify-end">
            <dt className="mt-2 max-w-56 text-muted text-sm">{item.label}</dt>
            <dd className="display-2 lining-nums tabular-nums">{item.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
