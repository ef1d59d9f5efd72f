// A Chromium for the browser tests: a shell of the machine's, of Playwright's or of Debian's, else a whole browser.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { bin } from "./environment.mjs";
import { root } from "./postinstall.mjs";

const SHELL = "chromium-headless-shell";
const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * The path of a browser that starts, empty for Playwright's own; fetches one when there is none. Throws with what to do
 * when that fails. A shell, Chromium without its windows, goes before a whole browser, and is installed beside one where
 * that is easy: it opens pages several times faster.
 */
export async function ensureBrowser() {
  const shell = [process.env.CHROME_PATH, onPath(SHELL)].find(works);
  if (shell) return shell;
  if (await playwrightsOwn()) return "";
  const found = debianShell() ?? [...names.map(onPath), ...places].find(works);
  if (found) return found;
  console.log("No browser found: asking Playwright for one …");
  spawnSync(process.execPath, [bin("@playwright/test", "cli.js"), "install", "--only-shell", "chromium"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    timeout: 300_000,
  });
  if (await playwrightsOwn()) return "";
  throw new Error("The browser tests need Chromium or Chrome. Install one, or name it in CHROME_PATH.");
}

/** Debian's package, installed where this may be done. */
function debianShell() {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return undefined;
  console.log(`Installing Debian's ${SHELL} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const options = { stdio: ["ignore", "ignore", "inherit"], env, timeout: 300_000 };
  spawnSync("apt-get", ["update", "-qq"], options);
  spawnSync(
    "apt-get",
    ["install", "-y", "-qq", "--no-install-recommends", SHELL, "fonts-noto-core"],
    options,
  );
  return [onPath(SHELL)].find(works);
}

function onPath(name) {
  const finder = process.platform === "win32" ? "where" : "which";
  return spawnSync(finder, [name], { encoding: "utf8" }).stdout?.split("\n")[0]?.trim();
}

/** Whether the browser that Playwright downloads is there and starts; it is a shell. */
async function playwrightsOwn() {
  const { chromium } = await import("@playwright/test");
  const own = await chromium.launch().catch(() => null);
  await own?.close();
  return own !== null;
}

function works(file) {
  if (!file || !existsSync(file)) return false;
  // On Ubuntu, chromium-browser may be a script that only says how to install the real one.
  if (/chromium-browser$/.test(file) && readFileSync(file).includes("snap install")) return false;
  return spawnSync(file, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;
}
