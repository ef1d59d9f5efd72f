// Sets the chosen theme and density before the first paint; runs blocking in <head>.
(() => {
  const root = document.documentElement;
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  // What was chosen in this browser, else what the account's owner chose for all of theirs.
  const theme = read("gh-theme") ?? /(?:^|; )gh-theme=(\w+)/.exec(document.cookie)?.[1];
  if (theme === "light" || theme === "dark") root.dataset.theme = `guild-${theme}`;
  const density = read("gh-density");
  if (density === "comfortable" || density === "compact") root.dataset.density = density;
})();
