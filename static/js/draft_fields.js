// A form whose texts are kept: its fields are read, filled in, put back, and what happens to it is told. Keeps nothing itself.

const FIELDS = "textarea, input[type='text']";
const FILLED = "filled"; // the detail of an input event that no person caused

const fieldsOf = (form) => [...form.querySelectorAll(FIELDS)].filter((field) => field.name);

const isTyping = ({ detail, target }) => detail !== FILLED && Boolean(target.name) && target.matches(FIELDS);
export const isUntouched = (form) => fieldsOf(form).every((field) => field.value === field.defaultValue);
export const textsOf = (form) => Object.fromEntries(fieldsOf(form).map(({ name, value }) => [name, value]));
export const beginningOf = (form) => Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.defaultValue]));
export const focusLast = (form) => fieldsOf(form).at(-1).focus();

/** The next text is another one than what was sent under the form's key. */
export function renewKey(form) {
  form.elements.key.value = crypto.randomUUID?.() ?? String(Math.random());
  return false;
}

/** Untouched fields take their text, with `all` every field; returns how many did. */
export function fill(form, texts, all = false) {
  const wanted = (field) => all || (field.value === field.defaultValue && texts[field.name]?.trim());
  const back = fieldsOf(form).filter((field) => wanted(field) && (texts[field.name] ?? "") !== field.value);
  // The same key as when it was written: had it arrived after all, sending it again makes nothing twice.
  if (form.elements.key && texts.key) form.elements.key.value = texts.key;
  for (const field of back) field.value = texts[field.name] ?? "";
  for (const field of back) field.dispatchEvent(new CustomEvent("input", { bubbles: true, detail: FILLED }));
  return back.length;
}

/** What a draft must hear of: typing, sending and leaving, coming back, arrival, another place. */
export function listen(form, { type, leave, back, end, move }) {
  form.addEventListener("input", (event) => isTyping(event) && type());
  form.addEventListener("submit", (event) => {
    leave(event.submitter?.name === "preview");
    setTimeout(() => event.defaultPrevented && back());
  });
  form.addEventListener("arrived", end);
  form.addEventListener("moved", ({ detail }) => move(detail));
  addEventListener("pageshow", back);
  addEventListener("pagehide", () => leave(true));
}
