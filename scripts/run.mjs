// Runs one TypeScript program with the configuration and the database that `npm start` would give it:
// node scripts/run.mjs scripts/seed.ts -- --scale large
import { prepareEnvironment } from "./environment.mjs";
import { nodeToUse } from "./postinstall.mjs";
import { runGuarded } from "./processes.mjs";

const [script, ...args] = process.argv.slice(2).filter((argument) => argument !== "--");
if (!script) {
  console.error("Usage: node scripts/run.mjs <script.ts> [arguments]");
  process.exit(2);
}
if (nodeToUse() !== process.execPath) {
  console.error("Node.js 24 is missing: run `npm install` first, and start this through an npm script.");
  process.exit(1);
}
const { env, release } = await prepareEnvironment();
const code = await runGuarded(["--import", "tsx", script, ...args], {
  env,
}).catch((error) => {
  console.error(error.message);
  return 1;
});
await release();
process.exit(code);
