// What is pasted becomes Markdown: formatted text, tables of spreadsheets, an address over marked words.
// Ctrl+Shift+V pastes the plain text, as everywhere.
import { parsed } from "../html.js";
import { change } from "./field.js";
import { cells, lead, table } from "./grid.js";
import { link } from "./marks.js";
import { markdown } from "./to_markdown.js";

const ADDRESS = /^https?:\/\/\S+$/;
const bare = (text) => text.replace(/[\s\u00a0]+/g, "");

export function paste({ field }) {
  let plain = false;
  field.addEventListener("keydown", ({ key, shiftKey }) => {
    if (key.toLowerCase() === "v") plain = shiftKey;
  });
  field.addEventListener("paste", (event) => {
    const asPlain = plain;
    plain = false;
    if (event.defaultPrevented || asPlain) return;
    const edit = made(field, event.clipboardData);
    if (!edit) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // the picture that Word and Excel put beside their text is none to upload
    change(field, edit);
  });
}

function made({ value, selectionStart: start, selectionEnd: end }, data) {
  const text = data.getData("text/plain");
  const address = text.trim();
  if (start < end && ADDRESS.test(address) && !ADDRESS.test(value.slice(start, end).trim())) {
    const edit = link(value, start, end, address);
    return { ...edit, start: undefined, end: undefined };
  }
  const html = data.getData("text/html");
  const found = html ? markdown(parsed(html)) : "";
  // Formatting that says nothing (a line of a web page, code with colours) is better as the text that it is.
  const says = found && (bare(found) !== bare(text) || found.includes("\n\n"));
  const grid = says ? null : cells(text);
  const more = says ? found : grid && table(grid);
  if (!more) return null;
  const block = more.includes("\n");
  const gap = block && !/^[^|#>\-\d]/.test(more) ? lead(value.slice(0, start)) : "";
  return { from: start, to: end, text: `${gap}${more}${block && value.slice(end, end + 1) !== "\n" ? "\n" : ""}` };
}
