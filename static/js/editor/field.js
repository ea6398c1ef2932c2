// Changes a field as a typist would, so that the browser's undo takes it back step by step.

/** Put `text` in the place of what stands between two positions, and mark from `start` to `end`. */
export function change(field, { from, to, text, start = from + text.length, end = start }) {
  field.focus();
  field.setSelectionRange(from, to);
  if (!typed(text, from === to)) {
    field.setRangeText(text, from, to, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.setSelectionRange(start, end);
}

// The only call that keeps the undo stack; where a browser has dropped it, the text is set all the same.
function typed(text, nothingMarked) {
  if (!text && nothingMarked) return true;
  return text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
}

/** Whether a key belongs to a method of input that composes a character. Safari tells so by the number 229 alone. */
export const composing = (event) => event.isComposing || event.keyCode === 229;
