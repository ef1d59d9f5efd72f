/** The small copy of a stored picture. */
export const thumbnail = (fileId: string) => `/files/${fileId}/picture?w=480`;
