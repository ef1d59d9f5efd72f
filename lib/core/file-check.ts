import { open } from "node:fs/promises";
import path from "node:path";
import { fileTypeFromFile } from "file-type";
import { archiveFault } from "./archives";
import { invalid } from "./errors";
import type { FileKind } from "./registry";

/** Types without magic bytes: told by the name's ending, provided that the bytes are text. */
const TEXT_TYPES: Record<string, string> = {
  ".txt": "text/plain",
  ".md": "text/markdown",
  ".csv": "text/csv",
  ".json": "application/json",
  ".vtt": "text/vtt",
  ".svg": "image/svg+xml",
  ".html": "text/html",
  ".css": "text/css",
  ".js": "text/javascript",
};

/** Archives, and documents that are archives inside. */
const ZIPPED = /^application\/(zip|epub\+zip|java-archive|vnd\.(openxmlformats|oasis\.opendocument|ms-))/;

/** Short names for people. */
export function typeNames(types: readonly string[]): string {
  const names = types.map((t) => SHORT[t] ?? (t.split("/")[1] ?? t).toUpperCase());
  return [...new Set(names)].join(", ");
}
const SHORT: Record<string, string> = {
  "text/plain": "TXT",
  "text/markdown": "Markdown",
  "image/svg+xml": "SVG",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PPTX",
};

/** What a file is, by its bytes; the name decides only between kinds of plain text. Null when nobody knows. */
export async function detectType(
  file: string,
  name: string,
): Promise<{ mediaType: string; extension: string } | null> {
  const found = await fileTypeFromFile(file);
  const extension = path.extname(name).toLowerCase();
  const text = TEXT_TYPES[extension];
  // SVG with an XML declaration is told as plain XML.
  if (found && !(found.mime === "application/xml" && text === "image/svg+xml"))
    return { mediaType: found.mime, extension: `.${found.ext}` };
  if (!text || !(await isText(file))) return null;
  return { mediaType: text, extension };
}

/** UTF-8 throughout, without control characters but tab and line ends. */
async function isText(file: string): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const handle = await open(file, "r");
  try {
    for await (const chunk of handle.createReadStream({ autoClose: false })) {
      if (/(?![\t-\r])\p{Cc}/u.test(decoder.decode(chunk as Buffer, { stream: true }))) return false;
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}

/**
 * The true type of an uploaded file, or `invalid` at the field `file`: not a type of this kind, markup where only
 * pictures are shown, or a hostile archive.
 */
export async function checkFile(
  kind: FileKind,
  file: string,
  name: string,
): Promise<{ mediaType: string; extension: string }> {
  const found = await detectType(file, name);
  const wanted = { types: typeNames(kind.types) };
  if (!found || !kind.types.includes(found.mediaType)) throw refused("errors.file.type", wanted);
  if (found.mediaType === "image/svg+xml" && !kind.attachment) throw refused("errors.file.type", wanted);
  if (ZIPPED.test(found.mediaType)) {
    const fault = await archiveFault(file);
    if (fault) throw refused("errors.file.archive", {});
  }
  return found;
}

/** A refusal shown beside the field `file`. */
export const refused = (key: string, params: Record<string, string | number>) =>
  invalid(key, { file: { key, params } }, params);
