// One file on its way: its line below the field with progress, cancel and retry, then the words for a picture.
import { fill, forget, mark } from "./upload_places.js";
import { send, stateOf } from "./upload_sending.js";
import { described, insert, remove } from "./upload_text.js";

const LOOKS_MS = [2000, 4000, 8000, 15000];
const WRITTEN_IN = "textarea, input, select";

export class UploadLine {
  #part;
  #field;
  #file;
  #place; // where it will stand in the text
  #sent = null; // what answers cancel
  #told = null; // what the server says of the file
  #key = crypto.randomUUID(); // the same for each try: a retry of one that arrived is the same file

  constructor(part, field, file) {
    [this.#part, this.#field, this.#file, this.#place] = [part, field, file, mark(field)];
    this.element = part.querySelector("template").content.firstElementChild.cloneNode(true);
    this.element.querySelector(".name").textContent = file.name;
    this.element.addEventListener("click", ({ target }) => this.#act(target.closest("[data-act]")?.dataset.act));
    const words = this.#words;
    words.addEventListener("input", () => described(field, this.#told.url, words.value));
    words.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault(); // it would send the text around it
      this.#leave();
    });
    this.#start();
  }

  get #words() {
    return this.element.querySelector("input");
  }

  #act(name) {
    if (name === "cancel") this.#sent?.abort();
    if (name === "again") this.#start();
    if (name === "done") this.#leave();
    if (name === "cancel" || name === "remove") this.#leave({ withText: true });
  }

  async #start() {
    const { most, address } = this.#part.dataset;
    if (this.#file.size > Number(most)) return this.#fail(this.#part.dataset.tooLarge, { again: false });
    this.#show("sending");
    const bar = this.element.querySelector("progress");
    const fields = {
      network: this.#field.dataset.upload,
      key: this.#key,
      csrfmiddlewaretoken: this.#field.form.elements.csrfmiddlewaretoken.value,
      file: this.#file,
    };
    this.#sent = send(address, fields, (share) => (bar.value = share));
    const { status, answer } = await this.#sent.answered;
    if (status === 201) this.#arrived(answer);
    else if (status !== "aborted") this.#fail(answer?.text ?? this.#part.dataset.offline, { again: !answer || status === 429 });
  }

  #arrived(told) {
    this.#told = told;
    fill(this.#field, this.#place, (at) => insert(this.#field, at, told.markdown));
    this.#show(told.picture ? "describe" : "done");
    // Kind, not pushy: the field for the words is there; the cursor stays where somebody is writing.
    if (told.picture && !document.activeElement?.matches(WRITTEN_IN)) this.#words.focus();
    if (told.state !== "ready") this.#look([...LOOKS_MS]);
  }

  /** Hears whether the file could be made ready: a broken or infected one is told here. */
  async #look(waits) {
    const wait = waits.shift();
    if (!wait) return;
    await new Promise((wake) => setTimeout(wake, wait));
    const told = await stateOf(`${this.#part.dataset.address}${this.#told.key}/`);
    if (told?.state === "refused") this.#fail(told.why, { again: false });
    else if (told?.state !== "ready") this.#look(waits);
  }

  #fail(why, { again }) {
    this.element.querySelector("[data-why]").textContent = why;
    this.element.querySelector("[data-act=again]").hidden = !again;
    this.#show("failed");
  }

  #show(state) {
    this.element.dataset.state = state;
    this.element.classList.remove("hold-on"); // said to who pressed Send while it was on its way, then
    for (const each of this.element.querySelectorAll("[data-in]")) each.hidden = !each.dataset.in.split(" ").includes(state);
  }

  #leave({ withText = false } = {}) {
    forget(this.#field, this.#place);
    if (withText && this.#told) remove(this.#field, this.#told.url);
    this.element.remove();
    this.#field.focus();
  }
}
