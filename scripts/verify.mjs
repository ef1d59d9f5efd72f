// `npm run verify`: everything that needs neither a database nor a browser.
import { continueOnWantedNode, installIfNeeded } from "./install.mjs";

installIfNeeded();
if (await continueOnWantedNode()) {
  const { deadCode, lint, runStages, types, unit } = await import("./stages.mjs");
  process.exit(
    await runStages([
      ["Types", types],
      ["Lint and format", lint],
      ["Unused code", deadCode],
      ["Unit tests", unit],
    ]),
  );
}
