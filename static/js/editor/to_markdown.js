// A parsed document as Markdown, block by block: what Word, Excel, Outlook, Google Docs and web pages put on the
// clipboard. Only reads; the document is inert and is thrown away.
import { inline, named, styleOf } from "./inline.js";
import { table } from "./grid.js";
import { itemOf } from "./word.js";

const SKIPPED = new Set(["style", "script", "meta", "link", "title", "head", "template", "colgroup", "noscript", "svg"]);
const BLOCKS = new Set(
  ("p div h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table hr section article header footer main aside " +
    "figure dl dt dd form center address details").split(" "),
);
const START = /^(#{1,6}\s|>|[-+*]\s|\d{1,9}[.)]\s|~~~|={3,}|\|)/;

/** The text of a document's body. */
export const markdown = (body) => blocks(body).join("\n\n").replace(/\n{3,}/g, "\n\n").trim();

const holds = (node) => [...node.children].some((child) => BLOCKS.has(named(child)) || holds(child));

function blocks(parent) {
  const done = [];
  let line = [];
  let items = []; // of a list that Word writes as paragraphs
  const flush = () => {
    if (items.length) done.push(items.map(({ depth, mark, text }) => `${"   ".repeat(depth)}${mark} ${text}`).join("\n"));
    const text = paragraph(line.map((node) => inline(node)).join(""));
    if (text) done.push(text);
    [line, items] = [[], []];
  };
  for (const node of parent.childNodes) {
    const name = named(node);
    if (SKIPPED.has(name) || node.nodeType === Node.COMMENT_NODE) continue;
    const item = name === "p" ? itemOf(node) : null;
    if (item) {
      if (line.length) flush();
      items.push(item);
    } else if (BLOCKS.has(name) || (node.nodeType === Node.ELEMENT_NODE && holds(node))) {
      flush();
      done.push(...block(node, name));
    } else if (items.length && !node.textContent.trim()) continue;
    else {
      if (items.length) flush();
      line.push(node);
    }
  }
  flush();
  return done;
}

function block(node, name) {
  if (/^h[1-6]$/.test(name)) return heading(node, Number(name[1]));
  if (name === "ul" || name === "ol") return [list(node, name === "ol")];
  if (name === "table") return tableOf(node);
  if (name === "hr") return ["---"];
  if (name === "pre") return [`\`\`\`\n${node.textContent.replace(/\n$/, "")}\n\`\`\``];
  if (name === "blockquote") return [blocks(node).join("\n\n").split("\n").map((each) => `> ${each}`.trimEnd()).join("\n")];
  return blocks(node);
}

function heading(node, level) {
  const text = inline(node).replace(/\*\*/g, "").replace(/\s+/g, " ").trim();
  return text ? [`${"#".repeat(Math.min(level + 1, 4))} ${text}`] : [];
}

function paragraph(text) {
  const lines = text.split("\n").map((each) => each.replace(/[ \t]+/g, " ").trim());
  return lines.join("\n").replace(/^\n+|\n+$/g, "").replace(/\n{2,}/g, "\n").replace(START, "\\$1").replace(/^\\(\d+)([.)])/, "$1\\$2");
}

function list(node, counts) {
  let n = (Number(node.getAttribute("start")) || 1) - 1;
  const lines = [];
  for (const child of node.children) {
    const nested = named(child) === "ul" || named(child) === "ol"; // outside of an item, as Google Docs writes it
    const mark = nested ? "" : counts ? `${(n += 1)}. ` : "- ";
    const indent = " ".repeat(counts ? 3 : 2);
    const text = nested ? list(child, named(child) === "ol") : blocks(child).join("\n");
    if (text) lines.push(text.split("\n").map((each, row) => (row || nested ? indent : mark) + each).join("\n"));
  }
  return lines.join("\n");
}

function tableOf(node) {
  const rows = [...node.rows].filter((row) => styleOf(row).display !== "none").map((row) => [...row.cells].flatMap(cellsOf));
  const columns = Math.max(0, ...rows.map((row) => row.length));
  // One cell, or one column, is a frame that somebody put around a text.
  if (columns < 2) return [...node.rows].flatMap((row) => [...row.cells].flatMap((each) => blocks(each)));
  return [table(rows)];
}

function cellsOf(node) {
  const text = blocks(node).join(" ").replace(/\s+/g, " ").replace(/^\\(?=[-+#>])/, "");
  return [text, ...Array(Math.min(Math.max(node.colSpan, 1), 40) - 1).fill("")];
}
