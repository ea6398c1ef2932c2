// What Enter and Tab do in lists, quotations and tables: pure functions that answer a change, or null for the key itself.

const ITEM = /^((?:[ \t]*>[ \t]?)*)([ \t]*)([-*+]|(\d{1,9})([.)]))([ \t]+)(.*)$/;
const QUOTE = /^(?:[ \t]*>[ \t]?)+/;
const ROW = /^[ \t]*\|.*\|[ \t]*$/;
const RULE = /^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/;

/** Enter: the next item, quoted line or row; on an empty one, the end of it. */
export function enter(text, at) {
  const from = text.lastIndexOf("\n", at - 1) + 1;
  const before = text.slice(from, at);
  if (inFence(text.slice(0, from))) return null;
  const own = itemOf(before);
  return inTable(text, from, at) ?? (own ? item(text, own, from, at) : QUOTE.test(before) ? quotation(text, before, from, at) : null);
}

/** Tab (or Shift+Tab with `back`): a deeper or less deep item. Null outside of lists, where it moves the focus. */
export function tab(text, start, end, back) {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const to = endOf(text, end);
  const lines = text.slice(from, to).split("\n");
  const own = itemOf(lines[0]);
  if (!own) return null;
  const indent = back ? lessDeep(text, from, own) : deeper(text, from, own);
  if (indent === own.indent) return null; // nothing to move: the focus goes on
  const beside = own.number && nearest(text, from, own, indent);
  let number = beside?.number ? Number(beside.number) : 0; // a list inside another begins with 1, or Markdown sees none
  const moved = lines.map((line) => {
    const each = itemOf(line);
    const words = each ? line.slice(each.quote.length) : line;
    const placed = indent.length > own.indent.length ? indent.slice(own.indent.length) + words : words.slice(blanks(words, own.indent.length - indent.length));
    const counted = each?.number && each.indent === own.indent ? placed.replace(/\d+/, () => (number += 1)) : placed;
    return `${each?.quote ?? ""}${counted}`;
  });
  const made = moved.join("\n");
  const first = Math.max(from, start + moved[0].length - lines[0].length);
  return { from, to, text: made, start: first, end: Math.max(first, end + made.length - (to - from)) };
}

function itemOf(line) {
  const [, quote, indent, mark, number, sign, gap, words] = line.match(ITEM) ?? [];
  return mark && { quote, indent, mark, number, sign, gap, words };
}

/** The items above a line, the nearest first, as far as their list goes. */
function* above(text, from) {
  for (const line of text.slice(0, from).split("\n").slice(0, -1).reverse()) {
    const found = itemOf(line);
    if (found) yield found;
    else if (line.trim() && !/^[\s>]/.test(line)) return;
  }
}

// The item in which another lies.
const around = (text, from, own) => [...above(text, from)].find(({ indent }) => indent.length < own.indent.length);

// The item of a depth after which another follows.
function nearest(text, from, own, depth) {
  const found = [...above(text, from)].find(({ indent }) => indent.length <= depth.length);
  return found?.indent === depth && found.number ? found : null;
}

function deeper(text, from, own) {
  const [near] = [...above(text, from)].filter(({ indent }) => indent.length <= own.indent.length);
  const { mark } = near?.indent === own.indent ? near : own; // below the words of the item before
  return `${own.indent}${" ".repeat(mark.length + 1)}`;
}

const lessDeep = (text, from, own) => around(text, from, own)?.indent ?? own.indent.replace(/(?: {1,3}|\t)$/, "");
const blanks = (line, most) => Math.min(line.match(/^[ \t]*/)[0].length, most);
const next = ({ number, sign, mark }) => (number ? `${Number(number) + 1}${sign}` : mark);

function item(text, own, from, at) {
  const { quote, indent, mark, gap } = own;
  const isEmpty = !own.words && !text.slice(at, endOf(text, at)).trim();
  // An item of a list inside another goes up one level first; one inside a quotation stays in it.
  if (isEmpty && indent) {
    const outer = around(text, from, own);
    return { from, to: at, text: outer ? `${outer.quote}${outer.indent}${next(outer)}${outer.gap}` : `${quote}${lessDeep(text, from, own)}${mark}${gap}` };
  }
  // What follows close upon a list, a quotation or a table would belong to it: hence an empty line.
  if (isEmpty) return { from, to: at, text: quote ? `${quote.trimEnd()}\n${quote.trimEnd()} ` : "\n" };
  const begin = `\n${quote}${indent}${next(own)}${gap}`;
  const [to, more] = counted(text, at, own);
  return { from: at, to, text: begin + more, start: at + begin.length };
}

/** What follows an item, with its numbers one higher, where they would be said twice: as far as that is, and the text. */
function counted(text, at, { number, indent, quote }) {
  const rest = text.slice(at).split("\n");
  const lines = [rest[0]];
  let [to, n, kept] = [at, Number(number) + 1, 1];
  for (const line of number ? rest.slice(1) : []) {
    const each = itemOf(line);
    const sibling = each?.number && each.indent === indent && each.quote === quote;
    if (sibling && Number(each.number) !== n) break;
    if (!sibling && !/^[>\s]*\s/.test(line)) break;
    if (each && !sibling && each.indent.length <= indent.length) break;
    lines.push(sibling ? line.replace(/\d+/, () => (n += 1)) : line);
    if (sibling) kept = lines.length;
  }
  if (kept > 1) to = at + rest.slice(0, kept).join("\n").length;
  return [to, kept > 1 ? lines.slice(0, kept).join("\n") : ""];
}

function quotation(text, before, from, at) {
  const [mark] = before.match(QUOTE);
  if (!before.slice(mark.length).trim() && !text.slice(at, endOf(text, at)).trim()) return { from, to: at, text: "\n" };
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

const endOf = (text, at) => at + text.slice(at).split("\n", 1)[0].length;
const lineAt = (text, from) => text.slice(from).split("\n", 1)[0];
const linesAfter = (text, from) => [...text.slice(from).split("\n", 3).slice(1), "", ""].slice(0, 2);
const isBlank = (row) => ROW.test(row) && !row.replace(/[|\s]/g, "");

/** Whether a text ends inside a block of code. */
export const inFence = (text) => (text.match(/^[ \t]*(?:```|~~~)/gm) ?? []).length % 2 === 1;
