import type { ReactNode } from "react";

/** A part of a page: its heading in a narrow column beside what it is about, or above it. */
export function Section({
  heading,
  lead,
  aside,
  split,
  id,
  children,
}: {
  heading?: ReactNode;
  lead?: ReactNode;
  /** A link on the heading's line. */
  aside?: ReactNode;
  split?: boolean;
  id?: string;
  children: ReactNode;
}) {
  const head = heading ? (
    <div
      className={split ? "split-head" : "mb-8 flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2"}
    >
      <h2 className="display-3">{heading}</h2>
      {lead && <p className="mt-3 max-w-md text-muted">{lead}</p>}
      {aside}
    </div>
  ) : null;
  return (
    <section className="page-block page-width" id={id}>
      {split ? (
        <div className="split">
          {head ?? <div className="hidden lg:block" />}
          <div className="min-w-0">{children}</div>
        </div>
      ) : (
        <>
          {head}
          {children}
        </>
      )}
    </section>
  );
}
