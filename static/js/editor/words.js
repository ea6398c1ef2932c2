// The editor's parts in the reader's language (templates/parts/editor_words.html), asked for once in a page.
import { nodes } from "../html.js";

const ADDRESS = "/write/editor/";
let asked = null;

/** Resolves to a function that gives a fresh copy of a part by its name. */
export function parts() {
  asked ??= fetch(ADDRESS).then(
    async (answer) => {
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      const found = nodes(await answer.text());
      return (name) => found.querySelector(`[data-part="${name}"]`).cloneNode(true);
    },
  );
  asked.catch(() => (asked = null)); // the next use tries again
  return asked;
}
