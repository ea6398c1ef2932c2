// What a form says of its draft: that it is saved, and that an earlier one is back.
import { focusLast } from "./draft_fields.js";

/** Seen each time, read aloud only when it becomes another. `state`: saved, local (on this device only), sent (from another window) or none. */
export function tell(form, state, at = "") {
  const line = form.querySelector("[data-said]");
  const spoken = form.querySelector("[data-told]");
  if (!line) return;
  const text = (line.dataset[state] ?? "").replace("TIME", at);
  line.textContent = text;
  if (spoken.dataset.state === state) return;
  spoken.dataset.state = state;
  spoken.textContent = text;
}

export function offerRemoval(form, remove) {
  const line = document.getElementById("say-restored").content.firstElementChild.cloneNode(true);
  line.querySelector("button").addEventListener("click", () => {
    line.remove();
    remove();
    focusLast(form);
  });
  form.insertBefore(line, form.querySelector(":scope > [data-kept]"));
}
