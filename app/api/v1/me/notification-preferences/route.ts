import { route } from "@/lib/core/route";
import {
  ApiPreferences,
  apiPreferences,
  PreferencesBody,
  patchPreferences,
} from "@/lib/notifications/preference/api";

export const dynamic = "force-dynamic";

const tags = ["Notifications"];

/** How the caller is told, and why. */
export const GET = route(
  {
    auth: "session",
    scope: "notifications:read",
    summary: "Read how you are told",
    description: "For each type of notice and each channel whether it comes, and which rule decided.",
    tags,
    response: ApiPreferences,
  },
  apiPreferences,
);

/** Chooses how the caller is told. */
export const PUT = route(
  {
    auth: "session",
    scope: "notifications:write",
    summary: "Choose how you are told",
    description: "What is left out stays. 409 when the preferences changed since `version`: read them again.",
    tags,
    body: PreferencesBody,
    response: ApiPreferences,
  },
  (ctx, { body }) => patchPreferences(ctx, body),
);
