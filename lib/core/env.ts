import { z } from "zod";
import { single } from "./single";

const flag = (fallback: boolean) =>
  z
    .enum(["true", "false", "1", "0"])
    .optional()
    .transform((v) => (v === undefined ? fallback : v === "true" || v === "1"));

/** One OpenID Connect provider; without a secret it is asked as a public client. */
const OidcProvider = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
  /** As the button names it. */
  name: z.string().min(1).max(60),
  issuer: z.url({ protocol: /^https?$/ }),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1).optional(),
});
export type OidcProvider = z.infer<typeof OidcProvider>;

/** JSON in a variable; what is none is named as such, never shown. */
const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "is no JSON" });
    return z.NEVER;
  }
});

const Env = z.object({
  /** production refuses development secrets and demo data. */
  GUILDHALL_ENV: z.enum(["development", "test", "production"]).default("development"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** A replica that exports read from; without it they read from the database itself. */
  DATABASE_READ_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** The address that links in mail, feeds and canonical URLs begin with. */
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Signs login cookies, signed links and derived keys. At least 32 characters. */
  AUTH_SECRET: z.string().min(32),
  /** `id:base64(32 bytes)` pairs separated by commas; the first one encrypts, all decrypt. */
  ENCRYPTION_KEYS: z.string().regex(/^[a-z0-9_-]+:[A-Za-z0-9+/=]{44}(,[a-z0-9_-]+:[A-Za-z0-9+/=]{44})*$/),
  /** smtp://user:pass@host:587 ; without it mail is kept and readable at /admin/outbox. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default("Guildhall <no-reply@localhost>"),
  /** `whsec_` and a base64 key: what the mail provider signs its webhooks with; without it none are taken. */
  MAIL_WEBHOOK_SECRET: z
    .string()
    .regex(/^(whsec_)?[A-Za-z0-9+/]{32,}={0,2}$/)
    .optional(),
  /** Where SMS are handed over by POST, with an optional bearer token; without it there are none. */
  SMS_GATEWAY_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_GATEWAY_TOKEN: z.string().min(1).optional(),
  /** Where messages for phones are handed over by POST, with an optional bearer token; without it there are none. */
  PUSH_GATEWAY_URL: z.url({ protocol: /^https?$/ }).optional(),
  PUSH_GATEWAY_TOKEN: z.string().min(1).optional(),
  STORAGE_DIR: z.string().min(1).default(".data/files"),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).default("us-east-1"),
  S3_ENDPOINT: z.url().optional(),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  /** tcp://host:3310 of a ClamAV daemon; without it nothing is scanned. */
  CLAMAV_URL: z.url({ protocol: /^tcp$/ }).optional(),
  /** Its StreamMaxLength: larger files are not sent to it. */
  CLAMAV_MAX_MB: z.coerce.number().int().min(1).max(4000).default(100),
  /** Addresses or CIDR blocks whose X-Forwarded-For is believed, separated by commas. */
  TRUSTED_PROXIES: z.string().default(""),
  /** Who else may say who a person is: a JSON list of {id, name, issuer, clientId, clientSecret?}. */
  OIDC_PROVIDERS: z.string().default("[]").pipe(json).pipe(z.array(OidcProvider).max(12)),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  /** Whether the web process also runs background jobs. */
  JOBS_IN_PROCESS: flag(true),
  /** Shows the review page of the kit outside development. */
  GUILDHALL_KIT: flag(false),
});

/** The validated configuration; `baseUrl` never ends in a slash. */
export type Env = z.infer<typeof Env> & { baseUrl: string; isProduction: boolean };

/** Parses a set of variables. Throws an Error that names every faulty variable, never its value. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, v]) => v !== undefined && v !== ""));
  const parsed = Env.safeParse(present);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((i) => `  ${i.path.join(".")}: ${i.message}`);
    throw new Error(`The configuration is not valid:\n${lines.join("\n")}`);
  }
  const e = parsed.data;
  const isProduction = e.GUILDHALL_ENV === "production";
  const faults: string[] = [];
  if (isProduction) {
    if (e.AUTH_SECRET.startsWith("dev-")) faults.push("AUTH_SECRET is a development secret");
    if (/(^|,)dev/.test(e.ENCRYPTION_KEYS)) faults.push("ENCRYPTION_KEYS holds a development key");
    if (!e.BASE_URL) faults.push("BASE_URL must be set");
    else if (!e.BASE_URL.startsWith("https://") && !/\/\/(localhost|127\.0\.0\.1)/.test(e.BASE_URL))
      faults.push("BASE_URL must begin with https://");
  }
  const insecure = e.OIDC_PROVIDERS.filter((p) => p.issuer.startsWith("http:"));
  if (isProduction && insecure.some((p) => !/^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(p.issuer)))
    faults.push("OIDC_PROVIDERS: an issuer must begin with https://");
  if (new Set(e.OIDC_PROVIDERS.map((p) => p.id)).size < e.OIDC_PROVIDERS.length)
    faults.push("OIDC_PROVIDERS: an id stands there twice");
  if (e.S3_BUCKET && (!e.S3_ACCESS_KEY_ID || !e.S3_SECRET_ACCESS_KEY))
    faults.push("S3_BUCKET needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY");
  if (faults.length)
    throw new Error(`The configuration is not safe:\n${faults.map((f) => `  ${f}`).join("\n")}`);
  const baseUrl = (e.BASE_URL ?? `http://localhost:${e.PORT}`).replace(/\/+$/, "");
  return Object.freeze({ ...e, baseUrl, isProduction });
}

/** The configuration of this process, read once. */
export function env(): Env {
  return single("env", () => parseEnv(process.env));
}
