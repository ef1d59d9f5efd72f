import type { ComponentProps } from "react";

interface ScrollerProps extends ComponentProps<"section"> {
  /** What is inside, for screen readers. */
  label: string;
}

/** A part of the page that scrolls by itself: named, and reachable by keyboard, which `overflow` alone does not promise. */
export function Scroller({ label, className = "overflow-x-auto", ...rest }: ScrollerProps) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
  return <section aria-label={label} tabIndex={0} className={className} {...rest} />;
}
