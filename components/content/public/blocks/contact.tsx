import { ContactForm } from "../contact-form";
import { Section } from "./section";

/** A form that reaches the people who answer. */
export function ContactBlock({ heading, text }: { heading: string; text: string }) {
  return (
    <Section heading={heading} lead={text} split id="write">
      <ContactForm />
    </Section>
  );
}
