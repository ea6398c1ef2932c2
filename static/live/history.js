// Scrolls back without end: near the top it fetches the page of older messages and takes over its lines.
import { nodes } from "../js/html.js";

const AHEAD = "800px"; // how far before the link comes into view

class History {
  #room;
  #log;
  #watch = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && this.#fetch(), { rootMargin: AHEAD });
  #busy = false;

  constructor(room) {
    this.#room = room;
    this.#log = room.querySelector(".log");
    // Only when somebody scrolls: a short page must not fetch all of the past by itself.
    addEventListener("scroll", () => this.#link() && this.#watch.observe(this.#link()), { once: true, passive: true });
    room.addEventListener("click", (event) => {
      if (!event.target.closest(".older a")) return;
      event.preventDefault();
      this.#fetch();
    });
  }

  #link() {
    return this.#room.querySelector(".older");
  }

  async #fetch() {
    const link = this.#link();
    if (this.#busy || !link) return;
    this.#busy = true;
    try {
      const answer = await fetch(link.querySelector("a").href);
      if (answer.ok && !answer.redirected) this.#takeOver(link, nodes(await answer.text()));
    } catch {
      // No network: the link stays, and can be pressed.
    } finally {
      this.#busy = false;
    }
  }

  #takeOver(link, page) {
    const older = page.querySelector(".log");
    const top = this.#log.firstElementChild;
    const anchor = this.#log.querySelector(".msg");
    const before = anchor.getBoundingClientRect().top;
    const lastDay = [...older.querySelectorAll(".day")].at(-1);
    if (lastDay && top.dataset.day === lastDay.dataset.day) top.hidden = true; // the day goes on across the seam
    this.#log.prepend(...older.children);
    this.#watch.unobserve(link);
    link.replaceWith(...page.querySelectorAll(".older"));
    // What is read stays where it is (the log anchors nothing by itself, see chat.css).
    scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: "instant" });
    if (this.#link()) this.#watch.observe(this.#link());
  }
}

const room = document.querySelector("erfa-room:has([data-outbox])");
if (room) new History(room);
