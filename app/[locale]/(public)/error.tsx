"use client";

import { Failure } from "@/components/content/public/site/failure";

export default function PublicError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return <Failure digest={error.digest} retry={retry} />;
}
