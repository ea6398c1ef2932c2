// What stands inside a line, as Markdown: words, bold, italic, struck, code, links of the web and of mail. A line is
// first taken apart into runs of words that look alike, since programs cut it anywhere: half a bold word, half a link.
import { address, meant, place } from "./links.js";

const MARKS = { b: "**", strong: "**", i: "*", em: "*", s: "~~", del: "~~", strike: "~~" };
const ORDER = ["**", "*", "~~"];
const LETTER = /[\p{L}\p{N}]/u;
// An emoji that a program shows as a picture, and nothing else beside it.
const PICTURED = /^[\p{Extended_Pictographic}\u200d\ufe0f\u{1f3fb}-\u{1f3ff}\u{1f1e6}-\u{1f1ff}]+$/u;
const NOT_SHOWN = /(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all|mso-special-character\s*:\s*comment|mso-element\s*:\s*comment)/i;

export const named = (node) => node.nodeName.toLowerCase();

/** The style attribute as properties; it is read as text, so that no style of a stranger's is ever applied. */
export function styleOf(node) {
  const rules = (node.getAttribute?.("style") ?? "").toLowerCase().split(";");
  return Object.fromEntries(rules.map((rule) => rule.split(/:(.*)/s).map((part) => part.trim())).filter(([name]) => name));
}

/** Whether a node is not part of the text: hidden, a style, or what somebody remarked on it in Word. */
export function leftOut(node) {
  if (node.nodeType === Node.COMMENT_NODE || ["style", "script"].includes(named(node))) return true;
  if (named(node) === "o:p" && !node.textContent.trim()) return true;
  return NOT_SHOWN.test(node.getAttribute?.("style") ?? "") || Boolean(node.matches?.(".msocomanchor, .MsoCommentReference"));
}

/** Some nodes of a line with all in them, but for one that is `ignored`. */
export const inline = (nodes, ignored = null) => linked([...nodes].flatMap((node) => runs(node, { marks: [], href: "" }, ignored)));

function runs(node, look, ignored) {
  if (node.nodeType === Node.TEXT_NODE) return [{ ...look, text: escaped(node.data.replace(/[\s\u00a0]+/g, " ")) }];
  if (node.nodeType !== Node.ELEMENT_NODE || node === ignored || leftOut(node)) return [];
  const name = named(node);
  if (name === "br") return [{ ...look, text: "\n" }];
  if (name === "img") return PICTURED.test(node.alt) ? [{ ...look, text: node.alt }] : [];
  if (name === "code" || name === "kbd") return [{ ...look, text: ticked(node.textContent) }];
  // A thread or tag that is shown by its title: the reader's page finds the title of the address, if they may know it.
  const own = name === "a" && node.matches(".to") && place(node.href.replace(location.origin, ""));
  if (own) return [{ ...look, text: own }];
  const inner = { marks: marks(node, name, look.marks), href: (name === "a" && !node.matches(".at") && address(node)) || look.href };
  return [...node.childNodes].flatMap((child) => runs(child, inner, ignored));
}

function marks(node, name, outer) {
  const style = styleOf(node);
  const [weight, slant] = [style["font-weight"] ?? "", style["font-style"] ?? ""];
  const found = new Set(outer);
  const sets = (mark, on, off) => (on ? found.add(mark) : off && found.delete(mark));
  // Google Docs puts all of it into a <b> of normal weight.
  sets("**", /^(bold|bolder|[6-9]00)$/.test(weight) || (MARKS[name] === "**" && !weight), /^(normal|[1-4]00)$/.test(weight));
  sets("*", slant === "italic" || (MARKS[name] === "*" && !slant), slant === "normal");
  sets("~~", MARKS[name] === "~~" || /line-through/.test(style["text-decoration"] ?? style["text-decoration-line"] ?? ""));
  return ORDER.filter((mark) => found.has(mark));
}

/** Neighbours of which `of` says the same, together. */
function groups(all, of) {
  const found = [];
  for (const each of all) {
    if (found.length && of(found.at(-1)[0]) === of(each)) found.at(-1).push(each);
    else found.push([each]);
  }
  return found;
}

const linked = (all) =>
  groups(all, ({ href }) => href)
    .map((run) => linkOf(run[0].href, marked(run, ORDER)))
    .reduce((done, next) => `${done}${done.endsWith("@") && next.startsWith("[") ? " " : ""}${next}`, ""); // names nobody

function marked(all, [mark, ...others]) {
  if (!mark) return all.map(({ text }) => text).join("");
  const parts = groups(all, ({ marks }) => marks.includes(mark)).map((run) => [run[0].marks.includes(mark), marked(run, others)]);
  return parts.map(([on, text], n) => (on ? around(text, mark, parts[n - 1]?.[1] ?? "", parts[n + 1]?.[1] ?? "") : text)).join("");
}

// Markdown takes marks only close to a word and not across lines; and next to a letter not behind a full stop or bracket.
function around(text, mark, before, after) {
  const lines = text.split("\n");
  const last = lines.length - 1;
  return lines
    .map((line, n) => {
      const [, space, words, end] = line.match(/^(\s*)(.*?)(\s*)$/s);
      const head = !n && !space && LETTER.test(before.at(-1) ?? "") ? words.match(/^[\p{P}\p{S}]*/u)[0] : "";
      const tail = n === last && !end && LETTER.test(after[0] ?? "") ? words.slice(head.length).match(/[\p{P}\p{S}]*$/u)[0] : "";
      const inner = words.slice(head.length, words.length - tail.length);
      return inner ? `${space}${head}${mark}${inner}${mark}${tail}${end}` : line;
    })
    .join("\n");
}

function linkOf(href, inner) {
  const words = inner.trim();
  if (!words || !href) return inner;
  const said = words.replace(/\\(.)/g, "$1");
  if ([meant(said), `mailto:${said}`, `${said}/`].includes(href)) return inner.replace(words, () => href.replace(/^mailto:/, ""));
  return inner.replace(words, () => `[${words.replace(/\n/g, " ")}](${href})`);
}

const ticked = (text) => (text.includes("`") ? `\`\` ${text} \`\`` : text.trim() ? `\`${text}\`` : text);

// Only what would be read as a mark: a text full of backslashes is none that people edit gladly. Addresses stay whole.
const MARK = /https?:\/\/[^\s[\]\\`]+|[\\`*[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}_])|~(?=~)|&(?=#?\w{1,31};)/gu;
const escaped = (text) => text.replace(MARK, (found) => (found.length > 1 ? found : `\\${found}`));
