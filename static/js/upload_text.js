// The line of a file in the text of a field.
import { change } from "./editor/field.js";

/** Puts a line in at a place, with empty lines around it; returns how many signs that took. */
export function insert(field, at, line) {
  const [before, after] = [field.value.slice(0, at), field.value.slice(at)];
  const above = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const below = after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  const block = `${above}${line}${below}`;
  replace(field, at, at, block);
  return block.length;
}

/** Sets the words of the picture at an address. */
export function described(field, url, words) {
  const place = placeOf(field.value, url);
  if (!place) return;
  const safe = words.replace(/\s+/g, " ").replace(/[\\[\]]/g, "\\$&");
  replace(field, place.start, place.end, `![${safe}](${url})`);
}

/** Takes the line of the file at an address away. */
export function remove(field, url) {
  const place = placeOf(field.value, url);
  if (!place) return;
  const after = field.value.slice(place.end).match(/^\n{0,2}/)[0].length;
  replace(field, place.start, place.end + after, "");
}

function placeOf(text, url) {
  const target = `](${url})`;
  const end = text.indexOf(target);
  if (end < 0) return null;
  // Back over the words, where a bracket that belongs to them has a backslash before it.
  let start = end - 1;
  while (start >= 0 && !(text[start] === "[" && text[start - 1] !== "\\")) start -= 1;
  if (start < 0) return null;
  return { start: text[start - 1] === "!" ? start - 1 : start, end: end + target.length };
}

// Who is writing in the field keeps the caret where it is in their text, and may undo as if they had typed it.
function replace(field, start, end, text) {
  const { selectionStart, selectionEnd } = field;
  const moved = (at) => (at >= end ? at + text.length - (end - start) : Math.min(at, start));
  if (document.activeElement === field) {
    return change(field, { from: start, to: end, text, start: moved(selectionStart), end: moved(selectionEnd) });
  }
  field.setRangeText(text, start, end, selectionEnd === end ? "end" : "preserve");
  field.dispatchEvent(new Event("input", { bubbles: true })); // a draft keeps it, a line of chat grows
}
