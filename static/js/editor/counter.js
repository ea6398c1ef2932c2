// Says how much room is left, from nine tenths of the cap; above it, by how much the text is too long.

const FROM = 0.9;
const PAUSE_MS = 1000; // for those who listen: when one stops typing

// What the server drops of a text before it counts (base/text/normal.py), as far as people type and paste it.
const DROPPED = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const kept = (text) => text.replace(DROPPED, (sign) => (sign === "\n" || sign === "\t" ? sign : "")).normalize("NFC");

/** As the server counts: characters, mentions without their names. */
export const length = (text) => [...kept(text).replace(/@\[[^[\]\n]{1,100}[ \u00a0]([1-9]\d{0,17})\]/g, "@[$1]")].length;

export class Counter {
  #field;
  #cap;
  #line;
  #heard;
  #timer = 0;

  constructor({ field, home, part }) {
    this.#field = field;
    this.#cap = Number(field.dataset.cap);
    this.#line = part("counter");
    this.#heard = this.#line.querySelector("[role=status]");
    home.after(this.#line);
    field.addEventListener("input", () => this.#count());
    this.#count();
  }

  #count() {
    clearTimeout(this.#timer);
    // Fewer units than that can't be too many characters: most texts are not counted at all.
    const near = this.#field.value.length >= this.#cap * FROM;
    const left = near ? this.#cap - length(this.#field.value) : this.#cap;
    this.#line.hidden = left > Math.round(this.#cap * (1 - FROM));
    const over = left < 0;
    if (this.#line.classList.toggle("is-over", over)) this.#field.setAttribute("aria-invalid", "true");
    else if (!this.#field.closest(".is-wrong")) this.#field.removeAttribute("aria-invalid");
    const words = this.#line.hidden ? "" : this.#words(over ? "over" : "left", Math.abs(left));
    this.#line.querySelector("span").textContent = words;
    this.#timer = setTimeout(() => (this.#heard.textContent = words), PAUSE_MS);
  }

  #words(what, n) {
    const text = this.#line.dataset[`${what}${n === 1 ? "One" : "Many"}`];
    return text.replace("#", n.toLocaleString(document.documentElement.lang));
  }
}
