import pino from "pino";
import { env } from "./env";
import { single } from "./single";

/**
 * The structured log of this process: one JSON object a line. Values under these keys are replaced, so that a
 * careless call cannot leak a secret.
 */
export function log(): pino.Logger {
  return single("log", () =>
    pino({
      level: env().LOG_LEVEL,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          "password",
          "token",
          "secret",
          "authorization",
          "cookie",
          "*.password",
          "*.token",
          "*.secret",
        ],
        censor: "[removed]",
      },
    }),
  );
}
