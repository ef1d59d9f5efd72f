"use client";

import { useEffect, useState } from "react";

/** What a visitor sees when a page could not be made. `digest` is the number under which it was logged. */
export function Failure({ digest, retry }: { digest?: string; retry: () => void }) {
  const [words, setWords] = useState<DOMStringMap | null>(null);
  useEffect(() => {
    setWords(document.getElementById("failure-words")?.dataset ?? {});
  }, []);
  if (!words) return null;
  return (
    <section className="page-width page-block" role="alert">
      <h1 className="display-2">{words.title}</h1>
      <p className="lead mt-4 max-w-2xl text-muted">{words.text}</p>
      {digest && (
        <p className="mt-4 text-muted text-sm tabular">
          {words.id} {digest}
        </p>
      )}
      <p className="mt-8">
        <button type="button" className="btn btn-primary btn-lg text-base" onClick={retry}>
          {words.retry}
        </button>
      </p>
    </section>
  );
}
