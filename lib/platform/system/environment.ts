import { env } from "@/lib/core/env";

/** Variables that hold credentials or addresses of outside services; the screen says whether, never what. */
const VARIABLES = [
  "AUTH_SECRET",
  "ENCRYPTION_KEYS",
  "BASE_URL",
  "DATABASE_READ_URL",
  "SMTP_URL",
  "MAIL_WEBHOOK_SECRET",
  "SMS_GATEWAY_URL",
  "PUSH_GATEWAY_URL",
  "S3_BUCKET",
  "S3_ENDPOINT",
  "S3_ACCESS_KEY_ID",
  "S3_SECRET_ACCESS_KEY",
  "OIDC_PROVIDERS",
  "CLAMAV_URL",
  "TRUSTED_PROXIES",
] as const;

export interface VariableFact {
  name: (typeof VARIABLES)[number];
  isSet: boolean;
}

/** Which variables of the environment are set. */
export function environmentFacts(): VariableFact[] {
  const configured = env();
  return VARIABLES.map((name) => ({ name, isSet: String(configured[name] ?? "") !== "" }));
}
