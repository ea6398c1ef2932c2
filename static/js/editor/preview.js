// The text as it will stand, beside or below the field, made by the server as it will be stored.
import { nodes } from "../html.js";

const PAUSE_MS = 700;

export class Preview {
  #editor;
  #pane;
  #timer = 0;
  #shown = null;
  button = null;

  constructor(editor) {
    this.#editor = editor;
    this.#pane = editor.part("preview");
    this.#pane.id = `${editor.field.id}_preview`;
    (editor.home.closest(".editor") ?? editor.home.closest(".field")).append(this.#pane);
    editor.field.addEventListener("input", () => this.#later(PAUSE_MS));
    editor.field.form?.addEventListener("reset", () => this.#later(0));
  }

  toggle() {
    const open = this.#pane.hidden;
    this.#pane.hidden = !open;
    this.#editor.home.closest("form")?.classList.toggle("has-preview", open);
    for (const button of [this.button, ...(this.#editor.field.form?.querySelectorAll("button[name=preview]") ?? [])]) {
      button?.setAttribute("aria-pressed", String(open));
    }
    if (open) this.#later(0);
    else this.#editor.field.focus();
  }

  #later(ms) {
    clearTimeout(this.#timer);
    if (!this.#pane.hidden) this.#timer = setTimeout(() => this.#ask(), ms);
  }

  async #ask() {
    const text = this.#editor.field.value;
    if (text === this.#shown) return;
    const body = new FormData();
    body.set("text", text);
    body.set("csrfmiddlewaretoken", this.#editor.field.form.elements.csrfmiddlewaretoken.value);
    const answer = await fetch(this.#pane.dataset.url, { method: "POST", body }).catch(() => null);
    if (text !== this.#editor.field.value) return; // a newer one is on its way
    if (answer?.status === 429) return this.#later(1000 * Number(answer.headers.get("Retry-After") || 5));
    const told = this.#pane.querySelector("[role=status]");
    const { html = "", fault = "" } = answer?.redirected ? {} : ((await answer?.json().catch(() => null)) ?? {});
    const fails = answer?.ok && !answer.redirected ? "" : fault || this.#pane.dataset.failed;
    const line = this.#pane.querySelector("[data-fault]");
    line.querySelector("span").textContent = told.textContent = fails;
    line.hidden = !fails;
    this.#shown = fails ? null : text;
    if (fault) this.#pane.querySelector(".say").replaceChildren(); // it would be another text's
    if (fails) return; // the network is away: what was shown before stays
    this.#pane.querySelector(".say").replaceChildren(nodes(html));
    this.#pane.querySelector("[data-empty]").hidden = Boolean(html);
    told.textContent = ""; // the same words again are only heard when they come anew
    setTimeout(() => (told.textContent = this.#pane.dataset.updated), 50);
  }
}
