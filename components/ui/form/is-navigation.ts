/** Redirects and 404s of the framework travel as errors with a digest; whoever catches errors lets these pass. */
export function isNavigation(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    String((error as { digest?: unknown }).digest ?? "").startsWith("NEXT_")
  );
}
