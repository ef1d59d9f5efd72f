// Imports nothing: the server's front, which no bundler prepares, reads it too.

/** First path segments of the signed-in part. */
export const WORKSPACES = [
  "account",
  "student",
  "mentor",
  "instructor",
  "club",
  "company",
  "client",
  "provider",
  "admin",
];

/** Sources of embedded players, loaded only after a click. */
const PLAYERS = "https://www.youtube-nocookie.com https://player.vimeo.com";

const common = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  `frame-src 'self' ${PLAYERS}`,
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

/** React's development build rebuilds call stacks with eval. */
const EVAL = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";

/** For static pages, whose inline scripts are Next's own and cannot carry a nonce; user HTML never reaches them. */
export const publicPolicy = [...common, `script-src 'self' 'unsafe-inline'${EVAL}`].join("; ");

/**
 * For pages rendered per request: inline scripts must carry this response's nonce, which Next reads from this header
 * of the request. Files of this origin may run, because /theme.js has to stand in static pages too; uploads never
 * are scripts, by type and nosniff.
 */
export function workspacePolicy(nonce: string): string {
  return [...common, `script-src 'self' 'nonce-${nonce}'${EVAL}`].join("; ");
}

/** Headers of every response. */
export const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(self), microphone=(), geolocation=(), payment=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];
