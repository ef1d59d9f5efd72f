import type { CDPSession, Page } from "@playwright/test";
import {
  eachLook,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  picture,
  SIZES,
  test,
} from "../support/fixtures";
import { fillSignIn, newcomer, PASSWORD, signUp } from "./people";

/** Gives the page a security key in software that belongs to whoever sits there, or to somebody else. */
async function plugIn(page: Page): Promise<{ unlock: (isOwner: boolean) => Promise<void> }> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    unlock: async (isUserVerified) => {
      await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
    },
  };
}

async function signOut(page: Page): Promise<void> {
  await page.goto("/sign-out");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/sign-out"));
}

/** Looks at what stands there now at both widths. */
async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  for (const [size, box] of Object.entries(SIZES)) {
    await page.setViewportSize(box);
    await expectNoSidewaysScroll(page);
    await picture(page, `${name}-${size}`);
  }
  await page.setViewportSize(SIZES.wide);
}

const enter = { name: "Sign in with a passkey" };
const confirm = { name: "Confirm with a passkey" };

test("a person makes a passkey, signs in with it, uses it as the second step, and removes it", async ({
  page,
}) => {
  const person = newcomer();
  const device = await plugIn(page);
  await signUp(page, person);

  await page.goto("/account/security");
  await page.getByRole("link", { name: "Add a passkey" }).click();
  await page.waitForURL("**/account/security/passkey");
  await look(page, "passkey-new");
  await page.getByLabel("Name").fill("Kitchen laptop");
  await device.unlock(false);
  await page.getByRole("button", { name: "Make a passkey" }).click();
  await expect(page.getByText("Nothing happened")).toBeVisible();
  await device.unlock(true);
  await page.getByRole("button", { name: "Make a passkey" }).click();
  await expect(page.getByText("The passkey “Kitchen laptop” is ready")).toBeVisible();
  const codes = page.locator("ol.font-mono li");
  await expect(codes).toHaveCount(10);
  await look(page, "passkey-made");
  const recovery = (await codes.first().textContent()) ?? "";
  await page.getByRole("link", { name: "I kept them" }).click();
  await page.waitForURL("**/account/security");
  await expect(page.getByText("Kitchen laptop")).toBeVisible();
  await look(page, "passkey-security");

  // In place of the password, it opens the account by itself and leads where the person wanted to go.
  await signOut(page);
  await page.goto("/sign-in?next=%2Faccount%2Fsecurity");
  await page.evaluate(() => {
    navigator.credentials.get = () => Promise.reject(new DOMException("", "NotAllowedError"));
  });
  await page.getByRole("button", enter).click();
  await expect(page.getByText("Nothing happened")).toBeVisible();
  await look(page, "passkey-sign-in");
  await page.reload();
  await page.getByRole("button", enter).click();
  await page.waitForURL("**/account/security");

  // After the password it is the second step, and a recovery code stands in for it.
  await signOut(page);
  await page.goto("/sign-in");
  await fillSignIn(page, person.username, PASSWORD);
  await page.waitForURL("**/sign-in/second-factor");
  await look(page, "passkey-second-factor");
  await page.getByRole("button", confirm).click();
  await page.waitForURL("**/student");
  await signOut(page);
  await page.goto("/sign-in");
  await fillSignIn(page, person.username, PASSWORD);
  await page.getByLabel("Recovery code").fill(recovery);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/student");

  await page.goto("/confirm-password?next=%2Faccount%2Fsecurity");
  await look(page, "passkey-confirm");
  await page.getByRole("button", confirm).click();
  await page.waitForURL("**/account/security");

  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Old laptop");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("Old laptop")).toBeVisible();
  const row = page.getByRole("listitem").filter({ hasText: "Old laptop" });
  await row.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("You have no passkeys.")).toBeVisible();

  await signOut(page);
  await page.goto("/sign-in");
  await page.getByRole("button", enter).click();
  await expect(page.getByText("This passkey was not accepted")).toBeVisible();
  await fillSignIn(page, person.username, PASSWORD);
  await page.waitForURL("**/student");
});

test("the sign-in page offers passkeys in both languages, and without JavaScript it does not", async ({
  page,
  browser,
}) => {
  const loaded: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") loaded.push(request.url());
  });
  await eachLook(page, "/ru/sign-in", async (name) => {
    await expect(page.getByRole("button", { name: "Войти с ключом доступа" })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `passkey-ru-${name}`);
  });
  // What talks to the authenticator comes when it is wanted.
  const before = new Set(loaded).size;
  await plugIn(page);
  await page.getByRole("button", { name: "Войти с ключом доступа" }).click();
  await expect.poll(() => new Set(loaded).size).toBeGreaterThan(before);

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const other = await plain.newPage();
  await other.goto("/sign-in");
  await expect(other.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await expect(other.getByRole("button", enter)).toBeHidden();
  await plain.close();
});
