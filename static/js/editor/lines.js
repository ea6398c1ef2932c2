// What Enter does in lists, quotations and tables: pure functions that answer a change, or null for the key itself.
import { endOf, item, itemOf } from "./lists.js";

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

const lineAt = (text, from) => text.slice(from).split("\n", 1)[0];
const linesAfter = (text, from) => [...text.slice(from).split("\n", 3).slice(1), "", ""].slice(0, 2);
const isBlank = (row) => ROW.test(row) && !row.replace(/[|\s]/g, "");

/** Whether a text ends inside a block of code. */
export const inFence = (text) => (text.match(/^[ \t]*(?:```|~~~)/gm) ?? []).length % 2 === 1;
