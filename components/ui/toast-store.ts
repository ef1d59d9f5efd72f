export interface ToastMessage {
  id: number;
  tone: "success" | "error" | "info" | "warning";
  message: string;
  /** A link offered with the message. */
  action?: { label: string; href: string };
}

let toasts: readonly ToastMessage[] = [];
let last = 0;
const listeners = new Set<() => void>();
const publish = (next: readonly ToastMessage[]) => {
  toasts = next;
  for (const listener of listeners) listener();
};

/** Shows a message in the corner; errors stay until closed, the others seven seconds. Browser only. */
export function toast(message: Omit<ToastMessage, "id">): number {
  const id = ++last;
  publish([...toasts.slice(-3), { ...message, id }]);
  if (message.tone !== "error") setTimeout(() => dismissToast(id), 7000);
  return id;
}

/** Takes a message away. */
export function dismissToast(id: number): void {
  publish(toasts.filter((t) => t.id !== id));
}

/** The store that the toast region reads. */
export const toastStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: () => toasts,
  none: [] as readonly ToastMessage[],
};
