/** What a digest is called in the log of messages and in its link for ending it. */
export const DIGEST = "notifications.digest";
/** How many pieces of news a digest names. */
export const MOST = 50;
