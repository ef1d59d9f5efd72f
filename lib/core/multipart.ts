import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import busboy from "busboy";
import { invalid } from "./errors";

/** The one file of a form, still streaming, and the fields that came before it. */
export interface StreamedFile {
  fields: Record<string, string>;
  name: string;
  body: Readable;
}

const LIMITS = { files: 1, fields: 10, fieldSize: 1024, fieldNameSize: 100, parts: 12, headerPairs: 20 };

/**
 * Reads multipart/form-data up to its file, whose bytes `use` consumes as they arrive; nothing is buffered. Throws
 * `invalid` for a request that is no such form, is cut off, or holds no file.
 */
export function withStreamedFile<T>(request: Request, use: (file: StreamedFile) => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const malformed = () => reject(invalid("errors.file.missing", { file: "errors.file.missing" }));
    if (!request.body) return malformed();
    let parser: busboy.Busboy;
    try {
      const headers = { "content-type": request.headers.get("content-type") ?? "" };
      parser = busboy({ headers, limits: LIMITS, defParamCharset: "utf8" });
    } catch {
      return malformed();
    }
    const source = Readable.fromWeb(request.body as WebStream<Uint8Array>);
    const fields: Record<string, string> = {};
    let used = false;
    parser.on("field", (name, value) => {
      fields[name] = value;
    });
    parser.on("file", (_field, body, { filename }) => {
      used = true;
      use({ fields, name: filename || "file", body }).then(resolve, (error: unknown) => {
        // The rest of the body is of no interest: stop reading instead of receiving it all.
        source.unpipe(parser);
        source.destroy();
        reject(error as Error);
      });
    });
    parser.on("error", malformed);
    parser.on("close", () => {
      if (!used) malformed();
    });
    source.on("error", malformed);
    source.pipe(parser);
  });
}
