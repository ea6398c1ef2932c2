// Items of lists, each inside another or not: the next one, deeper and less deep, with their numbers in order. Pure.

const ITEM = /^((?:[ \t]*>[ \t]?)*)([ \t]*)([-*+]|(\d{1,9})([.)]))([ \t]+)(.*)$/;

/** Where a line ends. */
export const endOf = (text, at) => at + text.slice(at).split("\n", 1)[0].length;

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

/** The parts of a line that is an item, or nothing. */
export function itemOf(line) {
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

/** Enter in an item: the next one; in an empty one the end of the list, or of this level of it. */
export function item(text, own, from, at) {
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
