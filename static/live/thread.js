// <erfa-thread>: an open thread follows what happens in it. New replies are counted on a line that leads to
// them; anything else and the page fetches itself and takes over what is another now, so that page and frames
// are what a fresh load would show. What somebody is writing is never taken away.
import { nodes } from "../js/html.js";
import "../js/pictures.js";
import { Sequence } from "./sequence.js";
import { live } from "./socket.js";
import { anchored, renew } from "./thread_parts.js";

const SOON_MS = 60;
const SPREAD_MS = 240; // a hundred readers do not ask in the same moment
const LATER_MS = 4_000;

class Thread extends HTMLElement {
  #end = new AbortController();
  #sequence;
  #fresh = new Set(); // ids of replies that the page does not show
  #timer = 0;

  connectedCallback() {
    this.topic = `thread:${this.dataset.thread}`;
    this.#sequence = new Sequence(Number(this.dataset.number), (change) => this.#take(change));
    for (const type of ["subscribed", "change", "behind", "gone", "error", "standing"]) {
      live.addEventListener(type, ({ detail }) => this.#hear(type, detail), { signal: this.#end.signal });
    }
    live.follow(this.topic, () => this.#sequence.last);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#end.abort();
    live.unfollow(this.topic);
  }

  #hear(type, frame) {
    // The thread was moved away while the line was down: the page may not ask for it any more.
    if (type === "error") return frame.code === "not_found" && frame.ref === undefined && this.#again(0);
    if (type === "standing") return String(frame.network) === this.dataset.network && this.#again(SOON_MS + Math.random() * SPREAD_MS);
    if (frame.topic !== this.topic) return;
    if (type === "gone") return this.#gone();
    if (type === "behind") return live.ask(this.topic);
    if (type === "change") return this.#sequence.add(frame) || live.ask(this.topic);
    frame.changes.forEach((change) => this.#sequence.add(change));
    if (frame.more) live.ask(this.topic);
  }

  #take({ kind, post }) {
    if (kind !== "written") return this.#again(SOON_MS + Math.random() * SPREAD_MS);
    if (!document.getElementById(`p${post}`)) this.#fresh.add(post);
    this.#count();
  }

  /** Says how many replies there are that the page does not show, and leads to the first of them. */
  #count() {
    for (const id of this.#fresh) if (document.getElementById(`p${id}`)) this.#fresh.delete(id);
    const line = this.querySelector("[data-news]");
    const link = line.querySelector("a");
    const { one, many } = link.dataset;
    const n = this.#fresh.size;
    link.querySelector("span").textContent = n === 1 ? one : many.replace("#", n);
    if (n) link.href = `/p/${Math.min(...this.#fresh)}/`;
    line.hidden = !n;
  }

  #again(wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fetch(), wait);
  }

  async #fetch() {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      const { pathname } = new URL(answer.url);
      if (answer.status === 404 || answer.status === 403) return this.#gone();
      if (!answer.ok) return this.#again(LATER_MS);
      if (!pathname.startsWith("/t/")) return; // signed out: the socket tells
      if (pathname.split("/")[2] !== this.dataset.thread) return this.#merged(answer.url);
      this.#takeOver(nodes(await answer.text()), answer.url);
    } catch {
      this.#again(LATER_MS); // no network
    }
  }

  #takeOver(page, url) {
    const known = new Set([...document.querySelectorAll(".happened")].map((line) => line.id));
    const told = [...page.querySelectorAll(".happened")].filter((line) => !known.has(line.id)).at(-1);
    anchored(() => renew(page));
    const { title } = page.querySelector("erfa-thread").dataset;
    if (title !== this.dataset.title) document.title = document.title.replace(this.dataset.title, title);
    this.dataset.title = title;
    history.replaceState(history.state, "", url + location.hash);
    if (told) this.#tell("told", (line) => line.append(...[...told.children].map((each) => each.cloneNode(true))));
    this.#count();
  }

  #merged(url) {
    live.unfollow(this.topic);
    this.#tell("merged", (line) => (line.querySelector("a").href = url));
  }

  #tell(part, fill) {
    const line = this.querySelector(`template[data-part="${part}"]`).content.firstElementChild.cloneNode(true);
    fill(line);
    this.querySelector("[data-told]").replaceChildren(line);
  }

  /** The right to read has ended: the text goes, what the reader wrote stays. */
  #gone() {
    const template = this.querySelector('template[data-part="gone"]');
    const box = template.content.cloneNode(true);
    const typed = document.querySelector("#reply textarea")?.value ?? "";
    box.querySelector("textarea").value = typed;
    box.querySelector("[data-typed]").hidden = !typed.trim();
    document.title = template.dataset.title;
    document.querySelector("main").replaceChildren(box);
    document.querySelector("main [role=alert]").focus();
  }
}

customElements.define("erfa-thread", Thread);
