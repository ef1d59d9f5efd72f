"use client";

import { useCallback, useState } from "react";

/**
 * Where the list of a combobox must hang: an open `<dialog>` lies above everything outside of it, so within one it is
 * that. Give `ref` to an element of the field and `container` to the list's portal.
 */
export function useDialogHost() {
  const [host, setHost] = useState<HTMLElement>();
  const ref = useCallback((node: HTMLElement | null) => setHost(node?.closest("dialog") ?? undefined), []);
  return { ref, container: host };
}
