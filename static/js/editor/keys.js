// The keys of the editor. Tab moves the focus as everywhere, but inside a list it makes an item deeper;
// there Escape first gives the next Tab back to the page, so nobody is caught.
import { change, composing } from "./field.js";
import { enter } from "./lines.js";
import { tab } from "./lists.js";

const LETTERS = { b: "bold", i: "italic", k: "link", e: "code" };
const WITH_SHIFT = { Digit7: "numbers", Digit8: "list", Digit9: "quote", KeyP: "preview" };

export function typing({ field, toolbar }) {
  let leaves = false;
  field.addEventListener("keydown", (event) => {
    const passes = leaves;
    if (event.key !== "Shift") leaves = event.key === "Escape";
    if (composing(event) || event.defaultPrevented) return;
    const act = shortcut(event);
    if (act) toolbar.act(act);
    else if (event.altKey && event.key === "F10") toolbar.focus();
    else if (!moved(field, event, passes)) return;
    event.preventDefault();
  });
}

function shortcut({ ctrlKey, metaKey, altKey, shiftKey, key, code }) {
  if (!(ctrlKey || metaKey) || altKey) return "";
  return (shiftKey ? WITH_SHIFT[code] : LETTERS[key.toLowerCase()]) ?? "";
}

function moved(field, event, passes) {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const { value, selectionStart: start, selectionEnd: end } = field;
  let edit = null;
  if (event.key === "Enter" && !event.shiftKey && start === end) edit = enter(value, start);
  if (event.key === "Tab" && !passes) edit = tab(value, start, end, event.shiftKey);
  if (edit) change(field, edit);
  return Boolean(edit);
}
