// A parsed document as Markdown, block by block: what Word, Excel, Outlook, Google Docs and web pages put on the
// clipboard. Only reads; the document is inert and is thrown away.
import { inline, leftOut, named, styleOf } from "./inline.js";
import { table } from "./grid.js";
import { itemsOf, lines } from "./word.js";

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
    if (items.length) done.push(lines(items));
    const text = paragraph(inline(line));
    if (text) done.push(text);
    [line, items] = [[], []];
  };
  for (const node of parent.childNodes) {
    const name = named(node);
    if (SKIPPED.has(name) || leftOut(node)) continue;
    const more = itemsOf(node);
    if (more) {
      if (line.length) flush();
      items.push(...more);
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
  const text = inline(node.childNodes).replace(/\*\*/g, "").replace(/\s+/g, " ").trim();
  return text ? [`${"#".repeat(Math.min(level + 1, 4))} ${text}`] : [];
}

function paragraph(text) {
  const lines = text.split("\n").map((each) => each.replace(/[ \t]+/g, " ").trim());
  return lines.join("\n").replace(/^\n+|\n+$/g, "").replace(/\n{2,}/g, "\n").replace(START, "\\$1").replace(/^\\(\d+)([.)])/, "$1\\$2");
}

function list(node, counts) {
  let n = (Number(node.getAttribute("start")) || 1) - 1;
  let indent = 2;
  const made = [];
  for (const child of node.children) {
    const nested = named(child) === "ul" || named(child) === "ol"; // outside of an item, as Google Docs writes it
    const mark = nested ? "" : counts ? `${(n += 1)}. ` : "- ";
    if (!nested) indent = mark.length;
    const text = nested ? list(child, named(child) === "ol") : blocks(child).join("\n");
    if (text) made.push(text.split("\n").map((each, row) => (row || nested ? " ".repeat(indent) : mark) + each).join("\n"));
  }
  return made.join("\n");
}

const shown = (node) => styleOf(node).display !== "none";

function tableOf(node) {
  const inside = [...node.rows].filter(shown).map((row) => [...row.cells].filter(shown));
  const columns = Math.max(0, ...inside.map((row) => row.reduce((sum, each) => sum + each.colSpan, 0)));
  // One cell, or one column, or tables in a table: a frame that somebody put around a text.
  if (columns < 2 || node.querySelector("table")) return inside.flat().flatMap((each) => blocks(each));
  return [table(rowsOf(inside))];
}

// A cell that spans several stands in the first of them; the others stay empty, so that the columns hold.
function rowsOf(inside) {
  const taken = []; // for each column: how many of the next rows a cell above reaches into
  return inside.map((row) => {
    const cells = [];
    const skip = () => {
      for (; taken[cells.length] > 0; cells.push("")) taken[cells.length] -= 1;
    };
    for (const each of row) {
      skip();
      for (let n = 0; n < Math.min(Math.max(each.colSpan, 1), 40); n += 1) {
        taken[cells.length] = each.rowSpan - 1;
        cells.push(n ? "" : cellOf(each));
      }
    }
    skip();
    return cells;
  });
}

const cellOf = (node) => blocks(node).join(" ").replace(/\s+/g, " ").replace(/^\\(?=[-+#>])/, "");
