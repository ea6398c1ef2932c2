// A form is sent once: the second press does nothing, and the button says that it works.
// After a refusal the focus stands on what must be corrected.
import { say, silence } from "./status.js";

const SLOW_MS = 1000;
const sent = new Map(); // form -> { button, timer }

// Bubbling, last of all: whoever sends a form by itself has already prevented it.
document.addEventListener("submit", (event) => {
  const { target: form, submitter: button } = event;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (sent.has(form)) return event.preventDefault();
  button?.setAttribute("aria-busy", "true");
  sent.set(form, { button, timer: setTimeout(() => say("slow", { stays: true }), SLOW_MS) });
});

// The way back in the browser shows the page as it was left: it may send again.
addEventListener("pageshow", () => {
  for (const { button, timer } of sent.values()) {
    clearTimeout(timer);
    button?.removeAttribute("aria-busy");
  }
  sent.clear();
  silence("slow");
});

document.querySelector(".form-errors")?.focus();
