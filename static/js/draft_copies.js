// What was also written in another window stands below the form: taken into it, or thrown away.
import { fill, focusLast } from "./draft_fields.js";

export function offerCopies(form, sync) {
  form.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy-act]");
    if (!button) return;
    event.preventDefault();
    const state = await sync.send({}, { to: button.formAction });
    if (!state) return;
    if (button.dataset.copyAct === "take") fill(form, state.texts, true);
    focusLast(form);
  });
}
