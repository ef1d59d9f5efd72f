import { z } from "zod";
import { listContract } from "@/lib/core/list";
import { APP_PLATFORMS, VERSION_STATUSES } from "./model";

/** The URL of the list of app versions. */
export const versionList = listContract({
  filters: {
    platform: z.enum(APP_PLATFORMS).optional(),
    status: z.enum(VERSION_STATUSES).optional(),
  },
  sort: ["build", "released"],
  defaultSort: "build",
  defaultDirection: "desc",
});
export type VersionListState = ReturnType<typeof versionList.parse>;
