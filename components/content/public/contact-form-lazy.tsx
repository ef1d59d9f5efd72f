"use client";

import dynamic from "next/dynamic";

/** The contact form in a chunk of its own: pages without one must not load the form kit. */
export const ContactFormLazy = dynamic(() =>
  import("./contact-form-fields").then((m) => m.ContactFormFields),
);
