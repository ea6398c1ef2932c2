// What is pasted becomes Markdown: formatted text, tables of spreadsheets, an address over marked words.
// Ctrl+Shift+V pastes the plain text, as everywhere.
import { parsed } from "../html.js";
import { change } from "./field.js";
import { cells, lead, table } from "./grid.js";
import { inFence } from "./lines.js";
import { link } from "./marks.js";
import { markdown } from "./to_markdown.js";

const ADDRESS = /^https?:\/\/\S+$/;
const ITEM = /^(?:[-*+]|\d{1,9}[.)]) /;
const EMPTY = /(?:^|\n)([ \t>]*)((?:[-*+]|\d{1,9}[.)])[ \t]+)$/;
const bare = (text) => text.replace(/[\s\u00a0]+/g, "");

export function paste({ field }) {
  let plain = false;
  // A press that pastes comes before its paste; a capital V that was typed says nothing about one by the menu.
  field.addEventListener("keydown", ({ code, key, ctrlKey, metaKey, shiftKey }) => {
    plain = (ctrlKey || metaKey) && shiftKey && (code === "KeyV" || key.toLowerCase() === "v");
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

// Editors of code put each line into a block of its own, and say that no white space is to be lost.
const ofCode = (body) => /(^|;)\s*white-space\s*:\s*pre\s*(;|$)/i.test(body.querySelector("div")?.getAttribute("style") ?? "");

function made({ value, selectionStart: start, selectionEnd: end }, data) {
  const before = value.slice(0, start);
  if (inFence(before) || before.endsWith("](")) return null; // code, and a link's address, are pasted as they are
  const text = data.getData("text/plain");
  const address = text.trim();
  if (start < end && ADDRESS.test(address) && !ADDRESS.test(value.slice(start, end).trim())) {
    const edit = link(value, start, end, address);
    return { ...edit, start: undefined, end: undefined };
  }
  const html = data.getData("text/html");
  const body = html && parsed(html);
  const found = body && !ofCode(body) ? markdown(body) : "";
  // Formatting that says nothing (a line of a web page, code with colours) is better as the text that it is.
  const says = found && (bare(found) !== bare(text) || found.includes("\n\n"));
  const grid = says ? null : cells(text);
  const more = says ? found : grid && table(grid);
  if (!more) return null;
  const block = more.includes("\n");
  // A list pasted into an empty item begins there: two marks would make one list inside the other.
  const item = ITEM.test(more) ? before.match(EMPTY) : null;
  if (item) return { from: start - item[2].length, to: end, text: more.replace(/\n(?=.)/g, `\n${item[1]}`) };
  const gap = block && !/^[^|#>\-\d]/.test(more) ? lead(before) : "";
  return { from: start, to: end, text: `${gap}${more}${block && value.slice(end, end + 1) !== "\n" ? "\n" : ""}` };
}
