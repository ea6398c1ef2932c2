// Pictures and files in a text: pasted, dropped or chosen, sent in the background, then a line in the field.
import "./pictures.js"; // the preview shows what was just sent, before it is ready
import { UploadLine } from "./upload_line.js";

const FIELD = "textarea[data-upload]";
const partOf = (field) => field.form?.querySelector("[data-uploads]");
const filesIn = (transfer) => [...(transfer?.files ?? [])];

/** Lets somebody choose files for a field; the toolbar's button calls it. */
export function choose(field) {
  const part = partOf(field);
  if (!part) return;
  const input = Object.assign(document.createElement("input"), { type: "file", multiple: true, accept: part.dataset.accept });
  input.addEventListener("change", () => take(field, [...input.files]));
  input.click();
}

function take(field, files) {
  const part = partOf(field);
  for (const file of files) part.querySelector(".sending-files").append(new UploadLine(part, field, file).element);
}

// Capturing: before the editor, which makes Markdown of what else is pasted. Word and Excel put a picture beside
// their text; there the text is meant.
document.addEventListener("paste", (event) => {
  const files = filesIn(event.clipboardData);
  if (!event.target.matches?.(FIELD) || !files.length || event.clipboardData.types.includes("text/plain")) return;
  event.preventDefault();
  event.stopPropagation();
  take(event.target, files);
}, true);

const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
const over = (event) => (holdsFiles(event) ? event.target.closest?.(FIELD) : null);

document.addEventListener("dragover", (event) => {
  const field = over(event);
  document.querySelectorAll(".takes-file").forEach((each) => each.classList.toggle("takes-file", each === field));
  if (!field) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "copy";
  field.classList.add("takes-file");
});
document.addEventListener("dragleave", ({ target }) => target.classList?.remove("takes-file"));
document.addEventListener("drop", (event) => {
  const field = over(event);
  if (!field) return;
  event.preventDefault();
  field.classList.remove("takes-file");
  take(field, filesIn(event.dataTransfer));
});

// A text is not sent while a file of it is on its way: it would arrive without it.
document.addEventListener("submit", (event) => {
  const waits = event.target.querySelector(".upload[data-state='sending']");
  if (!waits) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  waits.classList.add("hold-on");
  waits.scrollIntoView({ block: "nearest" });
}, true);
