import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "../breadcrumbs";
import { cx } from "../cx";
import { type Tab, Tabs } from "../tabs";

export interface ScreenProps {
  title: string;
  /** One line under the title, only if the title does not say it. */
  description?: ReactNode;
  /** From the workspace's first page to this one; this page last. */
  crumbs?: readonly Crumb[];
  /** Beside the title: the state of the thing shown. */
  status?: ReactNode;
  /** The page's primary action, and at most two others before it. */
  actions?: ReactNode;
  tabs?: readonly Tab[];
  /** full: lists and boards; form: one column; reading: texts. */
  width?: "full" | "form" | "reading";
  children: ReactNode;
}

const WIDTH = { full: "", form: "max-w-3xl", reading: "max-w-measure" };

/** One page of a workspace: one title, one primary action, one thing to look at first. */
export function Screen({
  title,
  description,
  crumbs,
  status,
  actions,
  tabs,
  width = "full",
  children,
}: ScreenProps) {
  return (
    <>
      {crumbs && <Breadcrumbs items={crumbs} className="screen-crumbs" />}
      <header className="screen-head">
        <div className="min-w-0 flex-[1_1_18rem]">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="title-1 min-w-0 break-words">{title}</h1>
            {status}
          </div>
          {description && <p className="mt-1 max-w-measure text-muted">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {tabs && tabs.length > 0 && <Tabs tabs={tabs} label={title} />}
      <div className={cx("mt-6 grid min-w-0 gap-10", WIDTH[width])}>{children}</div>
    </>
  );
}

/** A part of a screen under its own heading; `id` makes it a target of links. */
export function Section({
  title,
  description,
  actions,
  id,
  children,
}: {
  title?: string;
  description?: ReactNode;
  actions?: ReactNode;
  id?: string;
  children?: ReactNode;
}) {
  return (
    <section id={id} className="min-w-0">
      {(title || actions) && (
        <div className="mb-4 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
          <div className="min-w-0 flex-[1_1_18rem]">
            {title && <h2 className="title-2">{title}</h2>}
            {description && <p className="mt-0.5 max-w-measure text-sm text-muted">{description}</p>}
          </div>
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

/** A screen of two columns: the work at the left, facts and secondary actions at the right (below on a phone). */
export function TwoColumns({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  return (
    <div className="grid min-w-0 items-start gap-10 xl:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="grid min-w-0 gap-10">{children}</div>
      <aside className="grid min-w-0 gap-6">{aside}</aside>
    </div>
  );
}
