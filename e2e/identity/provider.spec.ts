import { startProvider } from "../../lib/identity/testing/oidc";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/fixtures";
import { codeIn, newestMail } from "./outbox";
import { fillSignIn, newcomer, PASSWORD, signUp } from "./people";

// The provider that the server under test is told of; it is served here, so what it says of people is said here.
const [configured] = JSON.parse(process.env.OIDC_PROVIDERS ?? "[]") as { issuer: string }[];
test.skip(!configured, "The server under test knows no provider.");
test.describe.configure({ mode: "serial" });

let provider: Awaited<ReturnType<typeof startProvider>>;
test.beforeAll(async () => {
  provider = await startProvider(Number(new URL(configured?.issuer ?? "").port));
});
test.afterAll(() => provider.close());

const button = { name: "Continue with Test School" };

test("somebody new comes with a provider, gives the rest, and comes again without a password", async ({
  page,
}) => {
  const { username, email } = newcomer();
  provider.signInAs({ sub: username, email, email_verified: true, given_name: "Ada", family_name: "Berg" });
  await page.goto("/sign-in");
  await page.getByRole("link", button).click();
  await page.waitForURL("**/sign-up/with");
  await expect(page.getByText(email)).toBeVisible();
  await expect(page.locator('input[name="firstName"]')).toHaveValue("Ada");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.locator('input[name="username"]').fill(username);
  await page.locator('input[name="terms"]').check();
  await page.getByRole("button", { name: "Open my account" }).click();
  await page.waitForURL("**/student");
  await page.goto("/account/security");
  await expect(page.getByText("You sign in with an account elsewhere")).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/sign-in?next=%2Faccount");
  await page.getByRole("link", button).click();
  await page.waitForURL("**/account");
  await expect(page.getByText(email)).toBeVisible();

  // The only way in stays; the step before is proved at the provider.
  await page.goto("/account/security");
  await page.getByRole("link", { name: "Confirm your password" }).click();
  await page.getByRole("button", { name: "Confirm with Test School" }).click();
  await page.waitForURL("**/account/security");
  await expect(page.getByRole("button", { name: "Unlink" })).toBeDisabled();
});

test("a person links an account elsewhere, signs in with it, and unlinks it", async ({ page, browser }) => {
  const person = newcomer();
  await signUp(page, person);
  await page.locator('input[name="code"]').fill(codeIn(await newestMail(browser, person.email)));
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expect(page.getByRole("heading", { name: "Your address is confirmed" })).toBeVisible();

  provider.signInAs({
    sub: `other-${person.username}`,
    email: "elsewhere@example.org",
    email_verified: false,
  });
  await page.goto("/account/security");
  await page.getByRole("button", { name: "Link", exact: true }).click();
  await page.waitForURL("**/account/security?done=linked");
  await expect(page.getByText("The account is linked")).toBeVisible();
  await expect(page.getByText("elsewhere@example.org")).toBeVisible();
  await expectAccessible(page);

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByRole("link", button).click();
  await page.waitForURL("**/student");
  await page.goto("/sign-out");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goto("/sign-in?next=%2Faccount%2Fsecurity");
  await fillSignIn(page, person.username, PASSWORD);
  await page.waitForURL("**/account/security");
  await page.getByRole("button", { name: "Unlink" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Unlink" }).click();
  await expect(page.getByText("The account is unlinked.")).toBeVisible();
  await expect(page.getByText("Not linked")).toBeVisible();
});

test("an address that is not verified there, or a refusal, opens nothing", async ({ page }) => {
  provider.signInAs({ sub: "nobody", email: "student.demo@guildhall.example", email_verified: false });
  await page.goto("/sign-in");
  await page.getByRole("link", button).click();
  await expect(page.getByText("has not verified your e-mail address")).toBeVisible();
  // The provider, too, forgets who was there.
  await page.context().clearCookies();
  provider.signInAs(null);
  await page.goto("/ru/sign-in");
  await page.getByRole("link", { name: "Войти через Test School" }).click();
  await page.waitForURL("**/ru/sign-in?failed=denied");
  await expect(page.getByText("Вы не разрешили вход")).toBeVisible();
});
