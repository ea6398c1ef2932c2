// Keeps what is typed in `form[data-draft]` on this device until it has arrived.
// A script that sends such a form by itself dispatches "arrived" on it afterwards.
import { Drafts } from "./draft_store.js";

const WAIT_MS = 400;
const SENT = "erfa:sent"; // in sessionStorage: what this tab sent, and from which page
const FIELDS = "textarea, input[type='text']";

const drafts = new Drafts(localStorage, document.documentElement.dataset.person);
const here = location.href.split("#")[0];
const fieldsOf = (form) => [...form.querySelectorAll(FIELDS)].filter((field) => field.name);
const failed = () => document.querySelector("[data-failed]");

function settle() {
  const { name, from } = JSON.parse(sessionStorage.getItem(SENT) ?? "{}");
  sessionStorage.removeItem(SENT);
  // Arrived if this page follows upon the form's and says nothing of a failure. After a fault, a lost
  // network or the way back there is no such referrer, and the text stays.
  const [visit] = performance.getEntriesByType("navigation");
  if (name && visit?.type === "navigate" && document.referrer === from && !failed()) drafts.remove(name);
}

function restore(form) {
  const kept = drafts.read(form.dataset.draft) ?? {};
  const back = fieldsOf(form).filter(
    (field) => field.value === field.defaultValue && kept[field.name]?.trim() && kept[field.name] !== field.value,
  );
  if (!back.length || failed()) return; // what the server sends back is newer
  // The same key as when it was written: had it arrived after all, sending it again makes nothing twice.
  if (form.elements.key && kept.key) form.elements.key.value = kept.key;
  for (const field of back) {
    field.value = kept[field.name];
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const line = document.getElementById("say-restored").content.firstElementChild.cloneNode(true);
  line.querySelector("button").addEventListener("click", () => {
    for (const field of back) field.value = field.defaultValue;
    drafts.remove(form.dataset.draft);
    line.remove();
    back[0].focus();
  });
  form.append(line);
}

function keep(form) {
  let timer = 0;
  const save = () => {
    timer = 0;
    const texts = Object.fromEntries(fieldsOf(form).map(({ name, value }) => [name, value]));
    drafts.write(form.dataset.draft, { ...texts, key: form.elements.key?.value ?? "" });
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, WAIT_MS);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    save();
  });
  form.addEventListener("arrived", () => {
    clearTimeout(timer);
    drafts.remove(form.dataset.draft);
  });
  addEventListener("pagehide", () => timer && save());
}

document.addEventListener("submit", ({ target, defaultPrevented }) => {
  if (target.matches("[data-signs-out]")) drafts.clear();
  if (defaultPrevented || !target.dataset.draft) return;
  sessionStorage.setItem(SENT, JSON.stringify({ name: target.dataset.draft, from: here }));
});
drafts.tidy();
settle();
document.querySelectorAll("form[data-draft]").forEach((form) => {
  restore(form);
  keep(form);
});
