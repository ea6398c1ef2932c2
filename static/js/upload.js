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
// their text and its formatting; there the text is meant. A file of macOS has its name beside it, and is meant.
const meansText = ({ types }) => types.includes("text/plain") && types.includes("text/html");
document.addEventListener("paste", (event) => {
  const files = filesIn(event.clipboardData);
  if (!event.target.matches?.(FIELD) || !files.length || meansText(event.clipboardData)) return;
  event.preventDefault();
  event.stopPropagation();
  take(event.target, files);
}, true);

const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
const over = (event) => (holdsFiles(event) ? event.target.closest?.("form")?.querySelector(FIELD) : null);

const shown = (field) => {
  document.querySelectorAll(FIELD).forEach((each) => each.classList.toggle("takes-file", each === field));
};

document.addEventListener("dragover", (event) => {
  const field = over(event);
  shown(field);
  if (!holdsFiles(event)) return;
  event.preventDefault(); // also beside the field, where the browser would leave the page to show the file
  event.dataTransfer.dropEffect = field ? "copy" : "none";
});
document.addEventListener("dragleave", ({ relatedTarget }) => relatedTarget || shown(null)); // out of the window
document.addEventListener("drop", (event) => {
  const field = over(event);
  if (!field) return;
  event.preventDefault();
  shown(null);
  take(field, filesIn(event.dataTransfer));
});

// What a script has sent (chat) is described no more.
document.addEventListener("arrived", ({ target }) => {
  target.querySelectorAll(".upload:is([data-state='describe'], [data-state='done'])").forEach((each) => each.remove());
}, true);

// A text is not sent while a file of it is on its way: it would arrive without it.
document.addEventListener("submit", (event) => {
  const waits = event.target.querySelector(".upload[data-state='sending']");
  if (!waits) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  waits.classList.add("hold-on");
  waits.scrollIntoView({ block: "nearest" });
}, true);
