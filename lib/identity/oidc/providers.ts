import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { env, type OidcProvider } from "../../core/env";
import { notFound } from "../../core/errors";
import { Email } from "../account/model";
import type { Claims } from "./model";

const SCOPE = "openid email profile";
const TIMEOUT_SECONDS = 10;
/** A provider's addresses and keys are asked for again after this long. */
const KEPT_MS = 3_600_000;
/** A proof asked for anew may be this old when it comes back. */
const FRESH_SECONDS = 120;

/** The providers as pages name them, in the order of the configuration. */
export const listProviders = (): { id: string; name: string }[] =>
  env().OIDC_PROVIDERS.map(({ id, name }) => ({ id, name }));

/** A configured provider. Throws `not_found` for another name. */
export function providerOf(id: string): OidcProvider {
  const found = env().OIDC_PROVIDERS.find((provider) => provider.id === id);
  if (!found) throw notFound();
  return found;
}

/** What must be the same when the person comes back; it travels in the browser, sealed. */
export interface Secrets {
  state: string;
  nonce: string;
  verifier: string;
}

const returnAddress = (id: string) => `${env().baseUrl}/api/auth/oidc/${id}/callback`;

// Of this module alone: the library takes only what its own class made, and pages and routes load it apart.
const kept = new Map<string, { at: number; value: Configuration }>();

/** What discovery said of a provider; a failure is not remembered. */
async function configurationOf({ id, issuer, clientId, clientSecret }: OidcProvider): Promise<Configuration> {
  const known = kept.get(id);
  if (known && Date.now() - known.at < KEPT_MS) return known.value;
  const insecure = issuer.startsWith("http:") ? [allowInsecureRequests] : [];
  const value = await discovery(new URL(issuer), clientId, clientSecret, clientSecret ? undefined : None(), {
    execute: insecure,
    timeout: TIMEOUT_SECONDS,
  });
  kept.set(id, { at: Date.now(), value });
  return value;
}

/** The address to which a person goes, and what to keep until they come back. `fresh` has them prove it anew. */
export async function beginAt(
  id: string,
  { fresh = false, locale }: { fresh?: boolean; locale?: string },
): Promise<{ url: string; secrets: Secrets }> {
  const configuration = await configurationOf(providerOf(id));
  const secrets = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: returnAddress(id),
    response_type: "code",
    scope: SCOPE,
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: await calculatePKCECodeChallenge(secrets.verifier),
    code_challenge_method: "S256",
    ...(fresh ? { prompt: "login", max_age: "0" } : {}),
    ...(locale ? { ui_locales: locale } : {}),
  });
  return { url: url.href, secrets };
}

/**
 * What the provider says of the person who came back with these query parameters: the code is exchanged, signature,
 * issuer, audience, state and nonce are checked. Throws what openid-client throws.
 */
export async function redeemAt(
  id: string,
  search: string,
  secrets: Secrets,
  { fresh = false }: { fresh?: boolean } = {},
): Promise<Claims> {
  const configuration = await configurationOf(providerOf(id));
  const tokens = await authorizationCodeGrant(configuration, new URL(returnAddress(id) + search), {
    expectedState: secrets.state,
    expectedNonce: secrets.nonce,
    pkceCodeVerifier: secrets.verifier,
    idTokenExpected: true,
    ...(fresh ? { maxAge: FRESH_SECONDS } : {}),
  });
  const claims = tokens.claims();
  if (!claims) throw new Error("The provider gave no id token.");
  const email = Email.safeParse(claims.email);
  const text = (value: unknown) => (typeof value === "string" ? value.trim().slice(0, 150) : "");
  return {
    subject: claims.sub,
    email: email.success ? email.data : null,
    emailVerified: claims.email_verified === true,
    firstName: text(claims.given_name) || text(claims.name),
    lastName: text(claims.family_name),
  };
}
