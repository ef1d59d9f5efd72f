// `npm test`: all checks, from a bare checkout. The last line is `N passed, N failed`.
import { continueOnWantedNode, installIfNeeded } from "./install.mjs";

installIfNeeded();
if (await continueOnWantedNode()) {
  const { browser, database, deadCode, lint, production, runStages, types, unit } = await import(
    "./stages.mjs"
  );
  process.exit(
    await runStages([
      ["Types", types],
      ["Lint and format", lint],
      ["Unused code", deadCode],
      ["Unit tests", unit],
      ["Database tests", database],
      ["Production build", production],
      ["Browser tests", browser],
    ]),
  );
}
