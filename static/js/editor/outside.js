// Says, before anything is sent, who of those mentioned can't read what is being written.

const MENTION = /@\[(?:[^[\]\n]{1,100}[ \u00a0])?([1-9]\d{0,17})\]/g;
const WAIT_MS = 600;

export class Outside {
  #editor;
  #line;
  #asked = "";
  #timer = 0;

  constructor(editor) {
    this.#editor = editor;
    this.#line = editor.part("outside");
    editor.home.after(this.#line);
    if (!editor.network) return;
    editor.field.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#look(), WAIT_MS);
    });
    this.#look();
  }

  async #look() {
    const { field, network } = this.#editor;
    const found = [...field.value.matchAll(MENTION)].map(([, id]) => id);
    const ids = [...new Set(found)].sort().join(",");
    if (ids === this.#asked) return;
    this.#asked = ids;
    const names = ids ? await this.#names(`network=${network}&ids=${ids}`) : [];
    if (ids !== this.#asked) return; // more was typed meanwhile
    const text = names.length ? this.#line.dataset[names.length > 1 ? "many" : "one"].replace("NAMES", names.join(", ")) : "";
    this.#line.querySelector("[role=status] span").textContent = text;
    this.#line.classList.toggle("is-empty", !text);
  }

  async #names(query) {
    const answer = await fetch(`${this.#editor.field.form.dataset.mentionsCheck ?? this.#line.dataset.url}?${query}`).catch(() => null);
    return answer?.ok && !answer.redirected ? (await answer.json()).outside : [];
  }
}
