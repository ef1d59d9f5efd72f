import { z } from "zod";
import { single } from "./single";

const flag = (fallback: boolean) =>
  z
    .enum(["true", "false", "1", "0"])
    .optional()
    .transform((v) => (v === undefined ? fallback : v === "true" || v === "1"));

const Env = z.object({
  /** production refuses development secrets and demo data. */
  GUILDHALL_ENV: z.enum(["development", "test", "production"]).default("development"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
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
  STORAGE_DIR: z.string().min(1).default(".data/files"),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).default("us-east-1"),
  S3_ENDPOINT: z.url().optional(),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  /** Addresses or CIDR blocks whose X-Forwarded-For is believed, separated by commas. */
  TRUSTED_PROXIES: z.string().default(""),
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
