import { byId } from "./dom.js";

const NAMES = { auto: "Theme: as the system", light: "Theme: light", dark: "Theme: dark" };
const ORDER = Object.keys(NAMES);

function apply(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  byId("theme-name").textContent = NAMES[theme];
}

/** Lets the theme button go through the system's, the light and the dark theme. */
export function initTheme() {
  let theme = localStorage.getItem("theme");
  if (!ORDER.includes(theme)) theme = "auto";
  apply(theme);
  byId("theme").addEventListener("click", () => {
    theme = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length];
    localStorage.setItem("theme", theme);
    apply(theme);
  });
}
