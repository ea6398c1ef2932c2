// Keeps what is typed in `form[data-draft]` until it has arrived: on this device, and where the form has a part
// `drafts/kept.html` on the server too. A script that sends such a form by itself dispatches "arrived" on it.
import { Drafts } from "./draft_store.js";

const SENT = "erfa:sent"; // in sessionStorage: what this tab sent, and from which page

const drafts = new Drafts(localStorage, document.documentElement.dataset.person);
const here = location.href.split("#")[0];
const forms = [...document.querySelectorAll("form[data-draft]")];
const failed = Boolean(document.querySelector("[data-failed]"));

function settle() {
  const { name, from } = JSON.parse(sessionStorage.getItem(SENT) ?? "{}");
  sessionStorage.removeItem(SENT);
  // Arrived if this page follows upon the form's and says nothing of a failure. After a fault, a lost
  // network or the way back there is no such referrer, and the text stays.
  const [visit] = performance.getEntriesByType("navigation");
  if (name && visit?.type === "navigate" && document.referrer === from && !failed) drafts.remove(name);
}

document.addEventListener("submit", ({ target, submitter, defaultPrevented }) => {
  if (target.matches("[data-signs-out]")) drafts.clear();
  if (defaultPrevented || !target.dataset.draft || submitter?.name === "preview") return;
  sessionStorage.setItem(SENT, JSON.stringify({ name: target.dataset.draft, from: here }));
});
drafts.tidy();
settle();
if (forms.length) {
  // What a form tells is heard by the page's own modules: they have all run by then.
  addEventListener("DOMContentLoaded", async () => {
    const { DraftForm } = await import("./draft_form.js");
    forms.forEach((form) => new DraftForm(form, drafts).begin(failed || "holds" in form.dataset));
  });
}
