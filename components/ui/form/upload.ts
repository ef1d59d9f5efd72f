/** What the upload endpoint answers. */
export interface UploadedFile {
  id: string;
  /** Its path, as texts hold it: whatever name the site is reached by. */
  url: string;
  /** `pending` while it waits for the virus scanner. */
  status: string;
  media_type: string;
  size_bytes: number;
}

/**
 * Sends one file to the upload endpoint. `onProgress` hears the share sent, 0 to 1. Rejects with an Error whose
 * message the server already wrote in the reader's language. XMLHttpRequest, because fetch tells no progress.
 */
export function uploadFile(
  kind: string,
  file: File,
  language: string,
  onProgress?: (share: number) => void,
): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/v1/files");
    request.responseType = "json";
    request.setRequestHeader("Accept-Language", language);
    request.upload.addEventListener("progress", (e) => {
      if (e.lengthComputable) onProgress?.(e.loaded / e.total);
    });
    request.addEventListener("load", () => {
      const body = request.response as (UploadedFile & { detail?: string; title?: string }) | null;
      if (request.status === 201 && body) resolve({ ...body, url: new URL(body.url).pathname });
      else reject(new Error(body?.detail ?? body?.title ?? String(request.status)));
    });
    request.addEventListener("error", () => reject(new Error("")));
    const form = new FormData();
    form.set("kind", kind);
    form.set("file", file);
    request.send(form);
  });
}
