export type ThemeChoice = "light" | "dark" | "system";

/** Shows light, dark, or what the device says, at once, and remembers it in this browser. */
export function chooseTheme(next: ThemeChoice): void {
  if (next === "system") {
    localStorage.removeItem("gh-theme");
    // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not in every browser.
    document.cookie = "gh-theme=; path=/; max-age=0";
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem("gh-theme", next);
    document.documentElement.dataset.theme = `guild-${next}`;
  }
}
