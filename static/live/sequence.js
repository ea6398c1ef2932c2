// Changes by number, without the page: each is applied once, in order; what comes early waits for its turn.

const MOST_EARLY = 500; // more than this and asking again is cheaper than keeping

export class Sequence {
  #early = new Map();
  #apply;

  constructor(last, apply) {
    this.last = last;
    this.#apply = apply;
  }

  /** Take a change; false when something before it is missing and must be asked for. */
  add(change) {
    if (change.number <= this.last) return true;
    this.#early.set(change.number, change);
    for (let next; (next = this.#early.get(this.last + 1)); ) {
      this.#early.delete(next.number);
      this.last = next.number;
      this.#apply(next);
    }
    if (this.#early.size > MOST_EARLY) this.#early.clear();
    return !this.#early.size;
  }
}
