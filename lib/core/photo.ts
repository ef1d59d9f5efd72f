/** Where the square picture of a person's file is served, so many pixels wide and high; null without a file. */
export function photoHref(fileId: string | null, size: 64 | 256 | 512): string | null {
  return fileId ? `/files/${fileId}/photo?w=${size}` : null;
}
