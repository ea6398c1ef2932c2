// What the bar's buttons make of a text: pure functions of text and marked part, each answers a change.
// A second press takes the mark away again.

const LINE = /^(\s*)(?:#{1,6} |> ?|[-*+] |\d{1,9}[.)] )?/;
const LINES = { heading: () => "## ", quote: () => "> ", list: () => "- ", numbers: (n) => `${n + 1}. ` };
const OF_KIND = { heading: /^#{1,6} /, quote: /^> ?/, list: /^[-*+] /, numbers: /^\d{1,9}[.)] / };
const BEGIN = /^[ \t]*(?:(?:#{1,6} |>[ \t]?|[-*+] |\d{1,9}[.)] )[ \t]*)*/;
const LINKED = /\[([^\]\n]*)\]\(([^()\s]*)\)/g;
const ADDRESS = /^(https?:\/\/|mailto:)\S+$/i;
const PLACE = "https://";

/** Bold (**), italic (*), code (`): around what is marked, line by line, or around the place to type at. */
export function wrap(text, start, end, mark) {
  const marked = text.slice(start, end);
  let from = start + (marked.length - marked.trimStart().length);
  const to = Math.max(from, end - (marked.length - marked.trimEnd().length));
  if (text.slice(from, to).includes("\n")) return wrapLines(text, from, to, mark);
  const begins = /(^|\n)$/.test(text.slice(0, from)) ? text.slice(from, to).match(BEGIN)[0].length : 0;
  if (from + begins < to) from += begins; // an item stays one: its mark is none of its words
  const inner = text.slice(from, to);
  if (has(text.slice(0, from), text.slice(to), mark)) {
    return { from: from - mark.length, to: to + mark.length, text: inner, start: from - mark.length, end: to - mark.length };
  }
  if (mark === "`" && inner.includes("`")) return { from, to, text: `\`\` ${inner} \`\``, start: from + 3, end: from + 3 + inner.length };
  const at = from + mark.length;
  return { from, to, text: `${mark}${inner}${mark}`, start: at, end: at + inner.length };
}

// Markdown ends bold and italic with the paragraph, and the mark of an item must stay before it.
function wrapLines(text, from, to, mark) {
  const lines = text.slice(from, to).split("\n").map((line, n) => {
    const begins = n || /(^|\n)$/.test(text.slice(0, from)) ? line.match(BEGIN)[0].length : 0;
    const words = line.slice(begins).trimEnd();
    const inner = words.slice(mark.length, words.length - mark.length);
    return { begin: line.slice(0, begins), words, inner, end: line.slice(begins + words.length), on: inner !== "" && has(words.slice(0, words.search(/[^*`]/)), words.match(/[*`]*$/)[0], mark) };
  });
  const said = lines.filter(({ words }) => words && !words.startsWith("|"));
  const off = said.every(({ on }) => on);
  const made = lines.map((line) => {
    const { begin, words, inner, end, on } = line;
    const same = !said.includes(line) || (on && !off);
    return `${begin}${same ? words : off ? inner : `${mark}${words}${mark}`}${end}`;
  });
  const whole = made.join("\n");
  return { from, to, text: whole, start: from, end: from + whole.length };
}

// One star of two is no italic: stars are counted, one for italic, two for bold.
function has(before, after, mark) {
  const sign = mark[0];
  const count = (part) => part.length - part.replace(new RegExp(`\\${sign}+$`), "").length;
  const [left, right] = [count(before), count([...after].reverse().join(""))];
  const both = Math.min(left, right);
  return mark === "*" ? both % 2 === 1 : both >= mark.length;
}

/** Heading, quotation, list, numbers: at the beginning of each marked line. */
export function prefix(text, start, end, kind) {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", Math.max(start, end - (text[end - 1] === "\n" ? 1 : 0)));
  const to = next < 0 ? text.length : next;
  const lines = text.slice(from, to).split("\n");
  const off = lines.every((line) => OF_KIND[kind].test(line.trimStart()) || (!line.trim() && lines.length > 1));
  let n = 0; // of the lines that say something
  const changed = lines.map((line) => {
    if (!line.trim() && lines.length > 1) return kind === "quote" && !off ? ">" : line === ">" ? "" : line;
    const bare = kind === "quote" && !off ? line : line.replace(LINE, "$1");
    return off ? bare : bare.replace(/^\s*/, (space) => `${space}${LINES[kind](n++)}`);
  });
  const made = changed.join("\n");
  const single = start === end;
  return { from, to, text: made, start: single ? from + made.length : from, end: from + made.length };
}

/** Code: inside a line between backticks, over lines a block of its own. */
export function code(text, start, end) {
  const marked = text.slice(start, end);
  if (!marked.includes("\n")) return wrap(text, start, end, "`");
  const block = marked.match(/^\n?(`{3,})[^\n`]*\n([\s\S]*?)\n?\1\n?$/);
  if (block) return { from: start, to: end, text: block[2], start, end: start + block[2].length };
  const fence = "`".repeat(Math.max(3, ...(marked.match(/`+/g) ?? []).map((ticks) => ticks.length + 1)));
  const gap = start > 0 && text[start - 1] !== "\n" ? "\n" : "";
  const made = `${gap}${fence}\n${marked.replace(/\n$/, "")}\n${fence}${text[end] === "\n" ? "" : "\n"}`;
  return { from: start, to: end, text: made, start: start + gap.length, end: start + made.length };
}

/** A link around what is marked; then its address is marked, to be typed over. An address gets words; a link loses them. */
export function link(text, start, end, address = PLACE) {
  const there = [...text.matchAll(LINKED)].find((found) => found.index < start && end < found.index + found[0].length);
  if (there) return relinked(there, address);
  const words = text.slice(start, end);
  if (ADDRESS.test(words.trim())) return { from: start, to: end, text: `[](${words.trim()})`, start: start + 1 };
  const made = `[${words}](${address})`;
  const at = start + (words ? words.length + 3 : 1);
  return { from: start, to: end, text: made, start: at, end: words ? at + address.length : at };
}

function relinked({ index, 0: { length }, 1: words, 2: before }, address) {
  const text = address === PLACE ? words || before : `[${words}](${address})`;
  return { from: index, to: index + length, text, start: index, end: index + text.length };
}
