// Runs before the first paint so that a dark office never flashes white. It sets what the app would set
// a moment later; nothing else depends on it. No inline script: the content security policy forbids one.
(() => {
  const root = document.documentElement;
  const scheme = localStorage.getItem("kept.scheme");
  const dark =
    scheme === "dark" ||
    (scheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
