// Puts the editor together, once for each field: the tools stay out of each other's way, and the text stays a plain text.
import { Counter } from "./counter.js";
import { typing } from "./keys.js";
import { Outside } from "./outside.js";
import { paste } from "./paste.js";
import { Preview } from "./preview.js";
import { Suggest } from "./suggest.js";
import { Toolbar } from "./toolbar.js";
import { parts } from "./words.js";

export { quotation, quote } from "./quote.js";

const editors = new WeakMap();

/** The editor of a field; made when it is first asked for. */
export function edit(field) {
  if (!editors.has(field)) editors.set(field, make(field));
  return editors.get(field);
}

async function make(field) {
  const part = await parts();
  const home = field.closest(".composer");
  const network = field.form?.dataset.network ?? "";
  const editor = { field, home, network, part };
  editor.counter = new Counter(editor);
  editor.suggest = new Suggest(editor);
  editor.outside = new Outside(editor);
  paste(editor);
  if (field.dataset.write === "chat") return editor; // one line: no bar, no preview, Enter sends
  editor.preview = new Preview(editor);
  editor.toolbar = new Toolbar(editor);
  typing(editor);
  return editor;
}
