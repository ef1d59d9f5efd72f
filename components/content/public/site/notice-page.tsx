import type { ReactNode } from "react";

/** A page that says why there is nothing here, with ways on. `code` seeds its drawing. */
export function NoticePage({
  code,
  title,
  text,
  children,
}: {
  code: string;
  title: string;
  text: string;
  children: ReactNode;
}) {
  return (
    <section className="page-width grid items-center gap-10 py-[clamp(3rem,8vw,7rem)] lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
      <div>
        <p className="font-medium text-primary tabular">{code}</p>
        <h1 className="display-1 mt-3">{title}</h1>
        <p className="lead mt-5 max-w-xl text-muted">{text}</p>
        <div className="mt-8 flex flex-wrap gap-3">{children}</div>
      </div>
      <div className="niche mx-auto hidden aspect-[4/5] w-full max-w-xs bg-base-200 lg:block">
        {/* biome-ignore lint/performance/noImgElement: a small drawing of our own. As a file it does not weigh on every page, each of which carries this one. */}
        <img
          src={`/og/mark/${code}`}
          alt=""
          width={1600}
          height={900}
          loading="lazy"
          className="size-full object-cover"
        />
      </div>
    </section>
  );
}
