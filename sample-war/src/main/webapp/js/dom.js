/** Finds an element by its id. */
export const byId = (id) => document.getElementById(id);

/** Makes an element; children are elements or text, never markup. */
export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

const initials = (name) => {
  const words = name.trim().split(/\s+/u).map((word) => [...word][0]);
  return (words.length > 1 ? words[0] + words.at(-1) : words[0]).toLocaleUpperCase();
};

/** The coloured disc of a person; the colour follows from the name. */
export function avatar(name) {
  const disc = element("span", "avatar", initials(name));
  let hash = 7;
  for (const char of name) hash = (hash * 31 + char.codePointAt(0)) % 360;
  disc.style.setProperty("--hue", hash);
  disc.ariaHidden = "true";
  return disc;
}
