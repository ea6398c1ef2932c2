// What Enter and Tab do in lists, quotations and tables: pure functions that answer a change, or null for the key itself.

const ITEM = /^((?:[ \t]*>[ \t]?)*[ \t]*)([-*+]|(\d{1,9})([.)]))([ \t]+)/;
const QUOTE = /^(?:[ \t]*>[ \t]?)+/;
const ROW = /^[ \t]*\|.*\|[ \t]*$/;
const RULE = /^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/;

/** Enter: the next item, quoted line or row; on an empty one, the end of it. */
export function enter(text, at) {
  const from = text.lastIndexOf("\n", at - 1) + 1;
  const before = text.slice(from, at);
  if (inFence(text.slice(0, from))) return null;
  return inTable(text, from, at) ?? (ITEM.test(before) ? item(before, from, at) : QUOTE.test(before) ? quotation(before, from, at) : null);
}

/** Tab (or Shift+Tab with `back`): a deeper or less deep item. Null outside of lists, where it moves the focus. */
export function tab(text, start, end, back) {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", end);
  const to = next < 0 ? text.length : next;
  const lines = text.slice(from, to).split("\n");
  if (!ITEM.test(lines[0])) return null;
  const moved = lines.map((line) => (back ? line.replace(/^(?: {1,3}|\t)/, "") : `${" ".repeat(lines[0].match(ITEM)[3] ? 3 : 2)}${line}`));
  const made = moved.join("\n");
  if (made === text.slice(from, to)) return null; // nothing to move: the focus goes on
  const first = Math.max(from, start + moved[0].length - lines[0].length);
  return { from, to, text: made, start: first, end: Math.max(first, end + made.length - (to - from)) };
}

function item(before, from, at) {
  const [all, indent, mark, number, sign, gap] = before.match(ITEM);
  // An item of a list inside another goes up one level first; one inside a quotation stays in it.
  const up = /(?: {2,3}|\t)$/;
  if (before === all && up.test(indent)) return { from, to: at, text: `${indent.replace(up, "")}${mark}${gap}` };
  // What follows close upon a list, a quotation or a table would belong to it: hence an empty line.
  if (before === all) return { from, to: at, text: indent.includes(">") ? `${indent.trimEnd()}\n${indent.trimEnd()} ` : "\n" };
  const next = number ? `${Number(number) + 1}${sign}` : mark;
  return { from: at, to: at, text: `\n${indent}${next}${gap}` };
}

function quotation(before, from, at) {
  const [mark] = before.match(QUOTE);
  if (!before.slice(mark.length).trim()) return { from, to: at, text: "\n" };
  return { from: at, to: at, text: `\n${mark.trimEnd()} ` };
}

function inTable(text, from, at) {
  const [row, below, next] = [lineAt(text, from), ...linesAfter(text, from)];
  const above = text.slice(0, from).trimEnd().split("\n").at(-1);
  if (!ROW.test(row) || RULE.test(row)) return null;
  const columns = row.trim().slice(1, -1).split(/(?<!\\)\|/).length;
  const end = from + row.length;
  const isHead = !ROW.test(above);
  const hasRule = isHead && RULE.test(below);
  const following = hasRule ? next : below;
  const after = end + (hasRule ? 1 + below.length : 0); // where a next row goes
  if (isBlank(following)) return { from: at, to: at, text: "", start: after + 3 }; // it is there already
  if (isBlank(row) && !isHead) return { from, to: end, text: "\n" };
  const rule = isHead && !hasRule ? `\n|${" --- |".repeat(columns)}` : "";
  return { from: after, to: after, text: `${rule}\n|${"  |".repeat(columns)}`, start: after + rule.length + 3 };
}

const lineAt = (text, from) => text.slice(from).split("\n", 1)[0];
const linesAfter = (text, from) => [...text.slice(from).split("\n", 3).slice(1), "", ""].slice(0, 2);
const isBlank = (row) => ROW.test(row) && !row.replace(/[|\s]/g, "");

/** Whether a text ends inside a block of code. */
export const inFence = (text) => (text.match(/^[ \t]*(?:```|~~~)/gm) ?? []).length % 2 === 1;
