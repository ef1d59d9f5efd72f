"use client";

import { Failure } from "@/components/content/public/site/failure";

export default function PageError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <main>
      <Failure digest={error.digest} retry={retry} />
    </main>
  );
}
