import { z } from "zod";
import { SignUpInput } from "../account/model";

/** What a provider's id token says of a person. */
export interface Claims {
  subject: string;
  email: string | null;
  emailVerified: boolean;
  firstName: string;
  lastName: string;
}

/** What a way to a provider and back is for. */
export const PURPOSES = ["sign_in", "link", "step_up"] as const;
export type Purpose = (typeof PURPOSES)[number];

export const ProviderInput = z.object({ provider: z.string().min(1).max(40) });
export const StepUpInput = ProviderInput.extend({ next: z.string().max(500).optional() });

/** What a new account asks besides what the provider says. */
export const SignUpWithInput = SignUpInput.omit({ email: true, password: true, next: true });
export type SignUpWithInput = z.output<typeof SignUpWithInput>;

/** Why a way through a provider led nowhere, as the page says that the person comes back to. */
export const FAILURES = [
  "denied",
  "provider",
  "expired",
  "unverified",
  "closed",
  "refused",
  "taken",
  "held",
  "other",
] as const;
export type Failure = (typeof FAILURES)[number];

/** A failure named in an address; null for anything else. */
export const failureOf = (value: unknown): Failure | null =>
  FAILURES.find((failure) => failure === value) ?? null;
