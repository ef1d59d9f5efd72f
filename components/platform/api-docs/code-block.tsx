import { Scroller } from "@/components/ui/scroller";

/** Text to be copied into a terminal or compared with an answer; scrolls by keyboard where it is wide. */
export function CodeBlock({ label, text }: { label: string; text: string }) {
  return (
    <Scroller
      label={label}
      className="overflow-x-auto rounded-box border border-hairline bg-base-200 px-4 py-3"
    >
      <pre className="font-mono text-[0.8125rem] leading-relaxed" lang="en">
        {text}
      </pre>
    </Scroller>
  );
}
