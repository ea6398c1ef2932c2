// What the bar's buttons make of a text: pure functions of text and marked part, each answers a change.
// A second press takes the mark away again.

const LINE = /^(\s*)(?:#{1,6} |> ?|[-*+] |\d{1,9}[.)] )?/;
const LINES = { heading: () => "## ", quote: () => "> ", list: () => "- ", numbers: (n) => `${n + 1}. ` };
const OF_KIND = { heading: /^#{1,6} /, quote: /^> ?/, list: /^[-*+] /, numbers: /^\d{1,9}[.)] / };
const PLACE = "https://";

/** Bold (**), italic (*), code (`): around what is marked, or around the place to type at. */
export function wrap(text, start, end, mark) {
  const marked = text.slice(start, end);
  const from = start + (marked.length - marked.trimStart().length);
  const to = Math.max(from, end - (marked.length - marked.trimEnd().length));
  const inner = text.slice(from, to);
  if (has(text.slice(0, from), text.slice(to), mark)) {
    return { from: from - mark.length, to: to + mark.length, text: inner, start: from - mark.length, end: to - mark.length };
  }
  const at = from + mark.length;
  return { from, to, text: `${mark}${inner}${mark}`, start: at, end: at + inner.length };
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
  const changed = lines.map((line, n) => {
    if (!line.trim() && lines.length > 1) return kind === "quote" && !off ? ">" : line === ">" ? "" : line;
    const bare = kind === "quote" && !off ? line : line.replace(LINE, "$1");
    return off ? bare : bare.replace(/^\s*/, (space) => `${space}${LINES[kind](n)}`);
  });
  const made = changed.join("\n");
  const single = start === end;
  return { from, to, text: made, start: single ? from + made.length : from, end: from + made.length };
}

/** Code: inside a line between backticks, over lines a block of its own. */
export function code(text, start, end) {
  if (!text.slice(start, end).includes("\n")) return wrap(text, start, end, "`");
  const gap = start > 0 && text[start - 1] !== "\n" ? "\n" : "";
  const made = `${gap}\`\`\`\n${text.slice(start, end).replace(/\n$/, "")}\n\`\`\`${text[end] === "\n" ? "" : "\n"}`;
  return { from: start, to: end, text: made };
}

/** A link around what is marked; then its address is marked, to be typed over. */
export function link(text, start, end, address = PLACE) {
  const words = text.slice(start, end);
  const made = `[${words}](${address})`;
  const at = start + (words ? words.length + 3 : 1);
  return { from: start, to: end, text: made, start: at, end: words ? at + address.length : at };
}
