import { notFound } from "next/navigation";

// Dynamic, so that guessed addresses are not kept as static pages.
export const dynamic = "force-dynamic";

/** Every address that no route knows. */
export default function Unknown() {
  notFound();
}
