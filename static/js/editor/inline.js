// What stands inside a line, as Markdown: words, bold, italic, struck, code, links of the web and of mail.

const MARKS = { b: "**", strong: "**", i: "*", em: "*", s: "~~", del: "~~", strike: "~~" };
const LINK = /^(https?:|mailto:)/i;

export const named = (node) => node.nodeName.toLowerCase();

/** The style attribute as properties; it is read as text, so that no style of a stranger's is ever applied. */
export function styleOf(node) {
  const rules = (node.getAttribute?.("style") ?? "").toLowerCase().split(";");
  return Object.fromEntries(rules.map((rule) => rule.split(/:(.*)/s).map((part) => part.trim())).filter(([name]) => name));
}

/** One node with all in it. */
export function inline(node) {
  if (node.nodeType === Node.TEXT_NODE) return escaped(node.data.replace(/[\s\u00a0]+/g, " "));
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  const name = named(node);
  if (name === "br") return "\n";
  if (["style", "script", "img", "o:p"].includes(name) && !node.textContent.trim()) return "";
  if (name === "style" || name === "script" || styleOf(node).display === "none") return "";
  if (name === "code" || name === "kbd") return ticked(node.textContent);
  const inner = [...node.childNodes].map(inline).join("");
  if (name === "a") return linked(node, inner);
  return marks(node, name).reduce(around, inner);
}

function marks(node, name) {
  const style = styleOf(node);
  const [weight, slant] = [style["font-weight"] ?? "", style["font-style"] ?? ""];
  const found = new Set();
  // Google Docs puts all of it into a <b> of normal weight.
  const undone = { "**": /^(normal|[1-4]00)$/.test(weight), "*": slant === "normal" };
  if (MARKS[name] && !undone[MARKS[name]]) found.add(MARKS[name]);
  if (/^(bold|bolder|[6-9]00)$/.test(weight)) found.add("**");
  if (slant === "italic") found.add("*");
  if (/line-through/.test(style["text-decoration"] ?? style["text-decoration-line"] ?? "")) found.add("~~");
  return [...found];
}

// Markdown takes marks only close to a word, and not across lines.
function around(text, mark) {
  const marked = (all, before, words, after) =>
    words.startsWith(mark) && words.endsWith(mark) ? all : `${before}${mark}${words}${mark}${after}`;
  return text
    .split("\n")
    .map((line) => line.replace(/^(\s*)(.*?\S)(\s*)$/s, marked))
    .join("\n");
}

function linked(node, inner) {
  const href = node.getAttribute("href")?.trim() ?? "";
  const words = inner.trim();
  if (!words || !LINK.test(href)) return inner;
  const code = (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
  const address = href.replace(/[\s()<>[\]\\]/g, code);
  if (node.textContent.trim() === href) return href;
  return inner.replace(words, () => `[${words.replace(/\n/g, " ")}](${address})`);
}

const ticked = (text) => (text.includes("`") ? `\`\` ${text} \`\`` : text.trim() ? `\`${text}\`` : text);

// Only what would be read as a mark: a text full of backslashes is none that people edit gladly.
const escaped = (text) => text.replace(/[\\`*[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}_])|~(?=~)/gu, "\\$&");
