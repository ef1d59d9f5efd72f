import type { ReactNode } from "react";

/** The title of a list page, with one sentence about it. */
export function PageHead({ title, lead, children }: { title: string; lead?: string; children?: ReactNode }) {
  return (
    <header className="page-width">
      <div className="rule-double flex flex-wrap items-end justify-between gap-x-12 gap-y-5 pt-[clamp(2rem,5vw,4rem)] pb-7">
        <div className="max-w-3xl">
          <h1 className="display-2">{title}</h1>
          {lead && <p className="lead mt-3 text-muted">{lead}</p>}
        </div>
        {children}
      </div>
    </header>
  );
}
