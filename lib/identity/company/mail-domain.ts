import providers from "email-providers/all.json";

let known: ReadonlySet<string> | undefined;

/** Whether anybody can have an address there (gmail.com and some 8,000 others), so that it proves no company. */
export function isPublicMailDomain(domain: string): boolean {
  known ??= new Set(providers as string[]);
  return known.has(domain.toLowerCase());
}
