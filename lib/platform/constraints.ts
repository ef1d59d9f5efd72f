import type { ConstraintMap } from "../core/action";
import { conflict } from "../core/errors";

const taken = (field: string, key: string) => () => conflict("errors.invalid", {}, { [field]: key });

/** What a violated constraint means to the person who typed. */
export const PLATFORM_CONSTRAINTS: ConstraintMap = {
  app_versions_build: taken("buildNumber", "platform.appVersions.buildTaken"),
  app_versions_version: taken("version", "platform.appVersions.versionTaken"),
};
