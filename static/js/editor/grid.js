// Tables as Markdown: an empty one of a size, and one of rows of cells. Pure functions.

const cell = (text) => text.trim().replace(/\s*\n\s*/g, " ").replace(/(?<!\\)\|/g, "\\|");
const row = (cells) => `| ${cells.join(" | ")} |`;

/** Rows of cells as a table whose first row is its head; "" where there is none. */
export function table(rows) {
  const columns = Math.max(0, ...rows.map((cells) => cells.length));
  if (!columns) return "";
  const full = rows.map((cells) => Array.from({ length: columns }, (_, n) => cell(cells[n] ?? "")));
  const [head, ...rest] = full.filter((cells, n) => !n || cells.some(Boolean));
  return [row(head), row(head.map(() => "---")), ...rest.map(row)].join("\n");
}

/** Text with tabs between its cells, as spreadsheets put it beside their HTML; null where it is no grid. */
export function cells(text) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
  const rows = lines.map((line) => line.split("\t"));
  const even = rows.every((each) => each.length === rows[0].length);
  const indented = rows.every(([first]) => !first.trim()); // code, not a column without words
  return even && !indented && rows.length > 1 && rows[0].length > 1 ? rows : null;
}

/** The change that puts an empty table of so many rows (the head included) and columns at the caret. */
export function tableOf(text, start, end, [rows, columns]) {
  const gap = lead(text.slice(0, end));
  const empty = `|${"  |".repeat(columns)}`;
  const made = [empty, row(Array(columns).fill("---")), ...Array(rows - 1).fill(empty)].join("\n");
  return { from: end, to: end, text: `${gap}${made}\n\n`, start: end + gap.length + 2 };
}

/** The line breaks that part a block from what stands before it. */
export const lead = (before) => (!before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n");
