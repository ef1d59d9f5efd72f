import { z } from "zod";

/** Passkeys that one person may have. */
export const MAX_PASSKEYS = 10;

/** Bytes in base64url, as browsers hand them over. */
const bytes = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/);

const credential = {
  id: bytes(1400),
  rawId: bytes(1400),
  type: z.literal("public-key"),
  // Nothing is asked of extensions.
  clientExtensionResults: z.unknown().transform(() => ({})),
};

/** A new passkey, as the browser hands it over (WebAuthn, `RegistrationResponseJSON`). */
export const Registration = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(8_000),
    attestationObject: bytes(100_000),
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});
export type Registration = z.output<typeof Registration>;

/** A proof by a passkey, as the browser hands it over (WebAuthn, `AuthenticationResponseJSON`). */
export const Assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(8_000),
    authenticatorData: bytes(8_000),
    signature: bytes(8_000),
    userHandle: bytes(100).optional(),
  }),
});
export type Assertion = z.output<typeof Assertion>;

const Name = z.string().trim().min(1).max(80);
/** Without a name it takes that of its device. */
export const AddPasskeyInput = z.object({
  response: Registration,
  name: z.string().trim().max(80).optional(),
});
export const RenamePasskeyInput = z.object({ id: z.uuid(), name: Name });
export const PasskeyId = z.object({ id: z.uuid() });

export const PasskeySignInInput = z.object({
  response: Assertion,
  remember: z.boolean().optional(),
  zone: z.string().max(64).optional(),
  next: z.string().max(500).optional(),
});
/** What a browser gives in answer to a challenge. */
export type PasskeyProof = z.input<typeof PasskeySignInInput>;
export const PasskeyFactorInput = z.object({ response: Assertion });
export const PasskeyStepUpInput = z.object({ response: Assertion, next: z.string().max(500).optional() });

/** Well-known keepers of passkeys by their AAGUID, which they send without being asked to prove it. */
const KEEPERS: Readonly<Record<string, string>> = {
  "ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4": "Google Password Manager",
  "adce0002-35bc-c60a-648b-0b25f1f05503": "Chrome, macOS",
  "fbfc3007-154e-4ecc-8c0b-6e020557d7bd": "Apple Passwords",
  "dd4ec289-e01d-41c9-bb89-70fa845d4bf2": "iCloud Keychain",
  "08987058-cadc-4b81-b6e1-30de50dcbe96": "Windows Hello",
  "9ddd1817-af5a-4672-a2b9-3e3dd95000a9": "Windows Hello",
  "6028b017-b1d4-4c02-b4b3-afcdafc96bb2": "Windows Hello",
  "53414d53-554e-4700-0000-000000000000": "Samsung Pass",
  "bada5566-a7aa-401f-bd96-45619a55120d": "1Password",
  "d548826e-79b4-db40-a3d8-11116f7e8349": "Bitwarden",
  "531126d6-e717-415c-9320-3d9aa6981239": "Dashlane",
  "b84e4048-15dc-4dd0-8640-f4f60813c8af": "NordPass",
  "0ea242b4-43c4-4a1b-8b17-dd6d0b6baec6": "Keeper",
};

/** Who keeps a new passkey: a known keeper, a key on a cable or in a pocket, else the device that made it. */
export function keeperOf(passkey: {
  aaguid: string;
  transports: readonly string[];
}): { name: string } | "security_key" | "device" {
  const name = KEEPERS[passkey.aaguid.toLowerCase()];
  if (name) return { name };
  const { transports } = passkey;
  const portable = transports.some((way) => ["usb", "nfc", "ble", "smart-card"].includes(way));
  return portable && !transports.includes("internal") ? "security_key" : "device";
}
