// A field that one writes in gets its tools when it is first used: until then this is all of the editor.
// Without scripts the field works as it stands, and "Preview" is a button that sends the form.

const module = document.body.dataset.editor; // the address, so that a page weighs only what it uses
const FIELD = "textarea[data-write]";

const open = (field) => import(module).then(({ edit }) => edit(field));

document.addEventListener("focusin", ({ target }) => {
  if (target.matches?.(FIELD)) open(target).catch(() => {}); // the network is away: it is still a field
});

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button[name=preview]");
  const field = button?.form?.querySelector(FIELD);
  if (!field) return;
  event.preventDefault();
  open(field)
    .then((editor) => editor.preview.toggle())
    .catch(() => {});
});

if (document.activeElement?.matches(FIELD)) open(document.activeElement).catch(() => {});
