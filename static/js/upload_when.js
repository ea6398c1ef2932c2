// Loads what uploads, when somebody is about to: parts/upload.html says where.
const FIELD = "textarea[data-upload]";
let script, loading;
const load = () => (loading ??= import(script).catch(() => (loading = null)));
const fieldOf = (part) => part.closest("form")?.querySelector("textarea[name='text']");

for (const part of document.querySelectorAll("[data-uploads]")) {
  const field = fieldOf(part);
  script = part.dataset.script;
  if (field) field.dataset.upload = part.dataset.uploads;
}

for (const type of ["focusin", "dragenter"]) {
  document.addEventListener(type, ({ target }) => target.matches?.(FIELD) && load());
}

// Pictures that are being made ready look again by themselves.
if (document.querySelector(".pic.waits")) import("./pictures.js");

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[data-attach]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const upload = await load();
  if (upload) upload.choose(fieldOf(link));
  else location = link.href; // a page that needs no script
});
