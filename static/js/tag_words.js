// Words between commas, without the page.

/** The word that is being typed: what stands behind the last comma. */
export const current = (text) => text.split(",").at(-1).trim();

/** The text with that word replaced by a tag, ready for the next one. */
export function completed(text, tag) {
  const before = text.split(",").slice(0, -1).map((word) => word.trim());
  return `${[...before, tag].join(", ")}, `;
}
