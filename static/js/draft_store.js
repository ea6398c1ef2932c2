// Drafts in the browser's storage, without the page: whose, for how long, under which name.

const PREFIX = "erfa:draft:";
const LIVES_MS = 7 * 24 * 3600 * 1000;

export class Drafts {
  #storage;
  #person;

  constructor(storage, person) {
    this.#storage = storage;
    this.#person = person;
  }

  /** The fields kept under a name, or null. Nobody signed in: nothing is shown. */
  read(name) {
    return this.entry(name)?.fields ?? null;
  }

  /** The same with when it was written, and with the mark that it was written with. */
  entry(name) {
    return this.#person ? this.#parse(this.#key(name)) : null;
  }

  /** Keep what the fields say; `key` goes along with the texts and is none of them. `mark`: more to remember. */
  write(name, { key = "", ...texts }, mark = {}) {
    if (!this.#person) return;
    if (!Object.values(texts).some((text) => text.trim())) return this.remove(name);
    const fields = key ? { ...texts, key } : texts;
    try {
      this.#storage.setItem(this.#key(name), JSON.stringify({ ...mark, at: Date.now(), fields }));
    } catch {
      // Full, or forbidden by the browser: the text is still in the form.
    }
  }

  /** Remember more about what is kept, without writing it anew. */
  mark(name, more) {
    const kept = this.entry(name);
    if (kept) this.#storage.setItem(this.#key(name), JSON.stringify({ ...kept, ...more }));
  }

  /** Names below one: of answers to the posts of a thread. */
  below(name) {
    const own = this.#key(`${name}:`);
    return this.#keys().filter((key) => key.startsWith(own)).map((key) => key.slice(this.#key("").length));
  }

  remove(name) {
    this.#storage.removeItem(this.#key(name));
  }

  /** Forget everything: at sign-out, on a computer that others may use. */
  clear() {
    this.#keys().forEach((key) => this.#storage.removeItem(key));
  }

  /** Forget what is a week old, and what belongs to somebody else than who is signed in. */
  tidy() {
    for (const key of this.#keys()) {
      const foreign = this.#person && !key.startsWith(this.#key(""));
      const draft = this.#parse(key);
      if (foreign || !draft || Date.now() - draft.at > LIVES_MS) this.#storage.removeItem(key);
    }
  }

  #key(name) {
    return `${PREFIX}${this.#person}:${name}`;
  }

  #keys() {
    return Object.keys(this.#storage).filter((key) => key.startsWith(PREFIX));
  }

  #parse(key) {
    try {
      return JSON.parse(this.#storage.getItem(key));
    } catch {
      return null;
    }
  }
}
