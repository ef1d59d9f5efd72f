/** Cached reads that show settings, such as the institution's name or the banner. */
export const SETTINGS_TAG = "platform:settings";
