/** Text to be copied into a terminal or compared with an answer; scrolls by keyboard where it is wide. */
export function CodeBlock({ label, text }: { label: string; text: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="overflow-x-auto rounded-box border border-hairline bg-base-200 px-4 py-3"
    >
      <pre className="font-mono text-[0.8125rem] leading-relaxed" lang="en">
        {text}
      </pre>
    </section>
  );
}
