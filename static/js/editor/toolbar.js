// The bar below the text, by the ARIA pattern of toolbars: one stop for Tab, arrows within.
import { change } from "./field.js";
import { tableOf } from "./grid.js";
import { code, link, prefix, wrap } from "./marks.js";
import { chosen, opened } from "./dialogs.js";

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };
const MAC = /Mac|iPhone|iPad/.test(navigator.platform);

function onMac(button) {
  button.title = button.title.replace("Ctrl", "⌘");
  button.ariaKeyShortcuts = button.ariaKeyShortcuts?.replace("Control", "Meta") ?? null;
}

export class Toolbar {
  #editor;
  #bar;

  constructor(editor) {
    this.#editor = editor;
    this.#bar = editor.part("toolbar");
    this.#bar.setAttribute("aria-controls", editor.field.id);
    if (MAC) for (const each of this.#buttons) onMac(each);
    this.#bar.addEventListener("click", ({ target }) => this.act(target.closest("button")?.dataset.act));
    this.#bar.addEventListener("keydown", (event) => this.#key(event));
    // The text keeps the focus and what is marked in it; on a phone the keyboard stays.
    this.#bar.addEventListener("mousedown", (event) => event.preventDefault());
    const row = editor.home.querySelector(":scope > .row");
    row.prepend(this.#bar);
    row.classList.add("has-tools");
    editor.preview.button = this.#bar.querySelector("[data-act=preview]");
    // One way to a file: where the link with its words stands in the form, the paperclip would be a second.
    const linked = editor.field.form.querySelector("[data-attach]");
    if (linked || !editor.field.dataset.upload) this.#bar.querySelector("[data-act=attach]")?.remove();
    this.#stop(this.#buttons[0]);
  }

  get #buttons() {
    return [...this.#bar.querySelectorAll("button")];
  }

  focus() {
    this.#bar.querySelector("[tabindex='0']").focus();
  }

  act(name) {
    const { field, part, preview, suggest } = this.#editor;
    const { value, selectionStart: start, selectionEnd: end } = field;
    const marks = { bold: "**", italic: "*" };
    if (marks[name]) change(field, wrap(value, start, end, marks[name]));
    else if (["heading", "quote", "list", "numbers"].includes(name)) change(field, prefix(value, start, end, name));
    else if (name === "code") change(field, code(value, start, end));
    else if (name === "link") change(field, link(value, start, end));
    else if (name === "emoji") suggest.offer(":");
    else if (name === "preview") preview.toggle();
    else if (name === "help") this.#help(part("help"));
    else if (name === "attach") import(this.#bar.dataset.upload).then((upload) => upload.choose(field));
    else if (name === "table") chosen(part("grid")).then((size) => size && change(field, tableOf(value, start, end, size)));
  }

  #help(dialog) {
    if (MAC) for (const each of dialog.querySelectorAll("kbd")) each.textContent = each.textContent.replace("Ctrl", "⌘");
    opened(dialog);
  }

  #key(event) {
    const buttons = this.#buttons;
    const here = buttons.indexOf(document.activeElement);
    const ends = { Home: 0, End: buttons.length - 1 };
    const next = event.key in ends ? ends[event.key] : (here + STEPS[event.key] + buttons.length) % buttons.length;
    if (event.key === "Escape") this.#editor.field.focus();
    else if (Number.isInteger(next)) this.#stop(buttons[next]).focus();
    else return;
    event.preventDefault();
  }

  #stop(button) {
    for (const each of this.#buttons) each.tabIndex = each === button ? 0 : -1;
    return button;
  }
}
