// `next build`, only when something changed since the last one.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bin } from "./environment.mjs";
import { root } from "./postinstall.mjs";
import { runGuarded } from "./processes.mjs";

const stamp = path.join(root, ".next", "guildhall-sources");
const folders = ["app", "components", "lib", "public"];

/** True when .next holds a finished build of exactly these sources. */
export function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === hashSources();
}

/** Builds for production. Answers the exit code; the environment must be complete, but no database is asked. */
export async function build(env) {
  const hash = hashSources();
  rmSync(stamp, { force: true });
  const code = await runGuarded([bin("next", "dist/bin/next"), "build"], {
    env: { ...env, NODE_ENV: "production" },
    cwd: root,
  });
  if (code === 0) writeFileSync(stamp, hash);
  return code;
}

/** Digest of everything that the build reads. */
function hashSources() {
  const hash = createHash("sha256").update(process.version);
  const visit = (entry) => {
    const full = path.join(root, entry);
    if (/\.test\.tsx?$|\/testing$|\/seed$/.test(entry) || !existsSync(full)) return;
    if (statSync(full).isDirectory()) for (const name of readdirSync(full).sort()) visit(`${entry}/${name}`);
    else hash.update(`${entry}\n`).update(readFileSync(full));
  };
  const ofRoot = readdirSync(root).filter(
    (name) => /\.(ts|mjs|json)$/.test(name) && name !== "next-env.d.ts",
  );
  for (const entry of [...folders, ...ofRoot.sort()]) visit(entry);
  return hash.digest("hex");
}
