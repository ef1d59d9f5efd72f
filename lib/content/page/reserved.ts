/** First path segments that belong to the application and can never be a page's slug. */
export const RESERVED_SEGMENTS: ReadonlySet<string> = new Set(
  (
    "account achievements admin api badges check-in client club clubs come-back companies company confirm-password courses credentials " +
    "events files floor forgot-password instructor invitations jobs kit marketplace materials mentor mentors not-me og pay people " +
    "placement-packages plans points portfolio posts preview projects provider providers reset-password sandbox scorm " +
    "search services setup sign-in sign-out sign-up sitemaps skills static student team templates tickets training " +
    "unsubscribe verify verify-email webinars"
  ).split(" "),
);

/** Whether a page may not have this slug: it names a route of the application or a language. */
export function isReserved(slug: string): boolean {
  return RESERVED_SEGMENTS.has(slug) || /^[a-z]{2}$/.test(slug);
}
