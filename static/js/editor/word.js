// Lists that Word and Outlook write as something else: paragraphs that carry a level in their style and their mark as
// text to be ignored, or (Word on the web) a list of its own for each item, with its level beside it.
import { inline, leftOut, named, styleOf } from "./inline.js";

const LEVEL = /level(\d)/;
const NUMBER = /^\W*(\d{1,9}|[a-z]|[ivx]+)[.)]/i;
const APART = ":scope > ul > li[data-aria-level], :scope > ol > li[data-aria-level]";

/** The items that a node is, or null: of each how deep, its mark, its text. */
export function itemsOf(node) {
  if (named(node) === "p") return paragraph(node);
  if (named(node) !== "div") return null;
  const found = [...node.querySelectorAll(APART)];
  const all = found.length && [...node.children].every((child) => ["ul", "ol"].includes(named(child)));
  return all ? found.map((item) => apart(item)) : null;
}

/** Lines of items, each below the words of the one that it belongs to. */
export function lines(items) {
  const indents = [0]; // where the words of an item begin, by depth
  return items
    .map(({ depth, mark, text }) => {
      const deep = Math.min(depth, indents.length - 1);
      const indent = indents[deep];
      indents.splice(deep + 1, indents.length, indent + mark.length + 1);
      return `${" ".repeat(indent)}${mark} ${text}`;
    })
    .join("\n");
}

function paragraph(node) {
  const level = (styleOf(node)["mso-list"] ?? "").match(LEVEL);
  if (!level || leftOut(node)) return null;
  const ignored = [...node.querySelectorAll("*")].find((each) => styleOf(each)["mso-list"] === "ignore") ?? null;
  return [{ depth: Number(level[1]) - 1, mark: marked(ignored?.textContent ?? ""), text: words(node.childNodes, ignored) }];
}

function apart(item) {
  const number = item.dataset.ariaPosinset || "1";
  const mark = named(item.parentNode) === "ol" ? `${number}.` : "-";
  return { depth: Number(item.dataset.ariaLevel) - 1, mark, text: words(item.childNodes) };
}

const words = (nodes, ignored) => inline(nodes, ignored).replace(/\s+/g, " ").trim();

function marked(text) {
  const number = text.match(NUMBER)?.[1];
  return number === undefined || /^o$/i.test(number) ? "-" : `${/^\d+$/.test(number) ? number : "1"}.`;
}
