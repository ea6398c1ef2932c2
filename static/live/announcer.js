// What a screen reader is told of what is said, without the page: plain lines, at most one a second.

const PAUSE_MS = 1_000;
const MOST_WAITING = 5; // more than this and one line sums them up
const SUMMARY_MS = 10_000; // between two lines for who wants summaries only

export class Announcer {
  #tell;
  #summary;
  #waiting = [];
  #timer = 0;
  #mode = "all";

  /** `tell(line)` says a line; `summary(n)` words that n messages have come. */
  constructor(tell, summary) {
    this.#tell = tell;
    this.#summary = summary;
  }

  set mode(mode) {
    this.#mode = mode;
    this.#waiting = [];
  }

  add(line) {
    if (this.#mode === "off") return;
    this.#waiting.push(line);
    this.#timer ||= setTimeout(() => this.#next(), this.#mode === "summary" ? SUMMARY_MS : 0);
  }

  #next() {
    this.#timer = 0;
    if (!this.#waiting.length) return;
    if (this.#mode === "summary" || this.#waiting.length > MOST_WAITING) {
      this.#tell(this.#summary(this.#waiting.length));
      this.#waiting = [];
    } else {
      this.#tell(this.#waiting.shift());
    }
    this.#timer = setTimeout(() => this.#next(), this.#mode === "summary" ? SUMMARY_MS : PAUSE_MS);
  }
}
