// The choice of light or dark in the foot of public pages; theme.js applies it before the first paint.
(() => {
  const KEY = "gh-theme";
  const read = () => {
    try {
      return localStorage.getItem(KEY) ?? "system";
    } catch {
      return "system";
    }
  };
  const show = () => {
    document.documentElement.dataset.scripted = "";
    for (const radio of document.querySelectorAll("[data-theme-choice] input")) radio.checked = radio.value === read();
  };
  document.addEventListener("change", (event) => {
    const radio = event.target;
    if (!(radio instanceof HTMLInputElement) || !radio.closest("[data-theme-choice]")) return;
    const root = document.documentElement;
    try {
      if (radio.value === "system") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, radio.value);
    } catch {
      // Without storage the choice holds for this page only.
    }
    if (radio.value === "system") delete root.dataset.theme;
    else root.dataset.theme = `guild-${radio.value}`;
  });
  show();
})();
