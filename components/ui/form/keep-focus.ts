/** When what an answer changes has come at the latest, in milliseconds. */
const LOOKS = [200, 800, 2000];

/**
 * After an action: where the pressed button went away with what it did, focus goes on at the main part of the page
 * instead of its very beginning.
 */
export function keepFocus(): void {
  for (const after of LOOKS)
    setTimeout(() => {
      if (document.activeElement && document.activeElement !== document.body) return;
      document.getElementById("main")?.focus({ preventScroll: true });
    }, after);
}
