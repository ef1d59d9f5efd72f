/** True in `next dev`, where modules and catalogs change under a running process. */
export const IS_DEV_BUNDLE = process.env.NODE_ENV === "development";
