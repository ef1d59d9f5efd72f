// A Chromium for the browser tests: the machine's own, else Playwright's download, else Debian's package.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { bin } from "./environment.mjs";
import { root } from "./postinstall.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The path of a browser that starts, fetching one when there is none. Throws with what to do when that fails. */
export async function ensureBrowser() {
  const found = [process.env.CHROME_PATH, ...names.map(onPath), ...places, await playwrightsOwn()].find(
    works,
  );
  if (found) return found;
  console.log("No browser found: asking Playwright for one …");
  spawnSync(process.execPath, [bin("@playwright/test", "cli.js"), "install", "chromium"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    timeout: 300_000,
  });
  const own = await playwrightsOwn();
  if (works(own)) return own;
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    console.log("Playwright brought none: installing Debian's chromium …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const options = { stdio: ["ignore", "ignore", "inherit"], env };
    spawnSync("apt-get", ["update", "-qq"], options);
    spawnSync(
      "apt-get",
      ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-core"],
      options,
    );
    const debian = onPath("chromium");
    if (works(debian)) return debian;
  }
  throw new Error("The browser tests need Chromium or Chrome. Install one, or name it in CHROME_PATH.");
}

function onPath(name) {
  const finder = process.platform === "win32" ? "where" : "which";
  return spawnSync(finder, [name], { encoding: "utf8" }).stdout?.split("\n")[0]?.trim();
}

async function playwrightsOwn() {
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath();
}

function works(file) {
  if (!file || !existsSync(file)) return false;
  // On Ubuntu, chromium-browser may be a script that only says how to install the real one.
  if (/chromium-browser$/.test(file) && readFileSync(file).includes("snap install")) return false;
  return spawnSync(file, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;
}
