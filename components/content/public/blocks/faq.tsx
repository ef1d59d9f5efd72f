import { Icon } from "@/components/ui/icon";
import { Section } from "./section";
import { Prose } from "./text";

/** Questions that open to their answers, without script. */
export function FaqBlock({
  heading,
  id,
  items,
}: {
  heading?: string;
  id?: string;
  items: { question: string; html: string }[];
}) {
  return (
    <Section heading={heading} id={id} split>
      <div className="faq border-hairline border-t">
        {items.map((item) => (
          <details key={item.question}>
            <summary>
              {item.question}
              <Icon name="plus" size={22} className="text-primary" />
            </summary>
            <Prose html={item.html} className="pr-8 pb-6" />
          </details>
        ))}
      </div>
    </Section>
  );
}
