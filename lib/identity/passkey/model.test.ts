import { describe, expect, test, vi } from "vitest";
import { dropSingle } from "../../core/single";
import { authenticator } from "../testing/authenticator";
import { AddPasskeyInput, Assertion, keeperOf, RenamePasskeyInput } from "./model";
import { relyingParty } from "./party";

const UNKNOWN = "00000000-0000-0000-0000-000000000000";

describe("a new passkey", () => {
  test("is called by its keeper, else by what it is", () => {
    const keeper = { aaguid: "EA9B8D66-4d01-1d21-3ce4-b6b48cb575d4", transports: ["internal"] };
    expect(keeperOf(keeper)).toEqual({ name: "Google Password Manager" });
    expect(keeperOf({ aaguid: UNKNOWN, transports: ["usb", "nfc"] })).toBe("security_key");
    expect(keeperOf({ aaguid: UNKNOWN, transports: ["internal", "hybrid"] })).toBe("device");
    expect(keeperOf({ aaguid: UNKNOWN, transports: [] })).toBe("device");
  });

  test("has a name of up to 80 characters, or none", () => {
    const response = authenticator().create({ challenge: "AAAA", user: { id: "AAAA" } });
    expect(AddPasskeyInput.safeParse({ response, name: "  " }).data?.name).toBe("");
    expect(AddPasskeyInput.safeParse({ response, name: "x".repeat(81) }).success).toBe(false);
    expect(RenamePasskeyInput.safeParse({ id: UNKNOWN, name: "  " }).success).toBe(false);
  });

  test("is read as browsers write it, and nothing else", () => {
    const proof = authenticator().get({ challenge: "AAAA" }, { userHandle: "AAAA" });
    expect(
      Assertion.safeParse({ ...proof, clientExtensionResults: { credProps: { rk: true } } }).data,
    ).toEqual(proof);
    expect(Assertion.safeParse({ ...proof, id: "a b" }).success).toBe(false);
    expect(Assertion.safeParse({ ...proof, type: "password" }).success).toBe(false);
    expect(Assertion.safeParse({ ...proof, rawId: "A".repeat(2000) }).success).toBe(false);
  });
});

test("this site is that of the configured address, where browsers keep passkeys", () => {
  const at = (url: string) => {
    vi.stubEnv("BASE_URL", url);
    dropSingle("env");
    return relyingParty();
  };
  try {
    expect(at("https://guild.example/")).toEqual({ id: "guild.example", origin: "https://guild.example" });
    expect(at("http://localhost:3000")).toEqual({ id: "localhost", origin: "http://localhost:3000" });
    expect(at("http://guild.example")).toBeNull();
    expect(at("https://203.0.113.7")).toBeNull();
    expect(at("http://127.0.0.1:3000")).toBeNull();
    expect(at("https://[2001:db8::1]")).toBeNull();
  } finally {
    vi.unstubAllEnvs();
    dropSingle("env");
  }
});
