// Messages as lines of a page: fills the <template>s that hold the same part as the server's page.
import { nodes } from "../js/html.js";

const RUN_MS = 5 * 60 * 1000; // as on the server: within this a name is not repeated

export class Lines {
  #room;
  #clock;
  #day;
  #dayKey;

  constructor(room) {
    this.#room = room;
    const language = document.documentElement.lang === "sv" ? "sv" : "en-GB";
    const format = (options) => new Intl.DateTimeFormat(language, { timeZone: room.dataset.zone, ...options });
    this.#clock = format({ hour: "2-digit", minute: "2-digit" });
    this.#day = format({ weekday: "long", day: "numeric", month: "long" });
    this.#dayKey = new Intl.DateTimeFormat("sv", { timeZone: room.dataset.zone }); // 2026-11-24
  }

  /** The line of a message, to stand below `above` (a line or null), with its day when that is a new one. */
  make(message, above) {
    const at = new Date(message.at);
    const fragment = document.createDocumentFragment();
    const sameDay = above && this.#dayKey.format(new Date(above.dataset.at)) === this.#dayKey.format(at);
    if (!sameDay) fragment.append(this.#dayLine(at));
    const line = this.part("message");
    line.id = `m${message.number}`;
    Object.assign(line.dataset, { number: message.number, author: message.author.id, at: message.at });
    line.classList.toggle("mine", String(message.author.id) === this.#room.dataset.person);
    line.classList.toggle("cont", Boolean(sameDay && this.#inRun(message, at, above)));
    const use = line.querySelector(".mark use");
    use.setAttribute("href", `${use.getAttribute("href").split("#")[0]}#m-${message.author.mark}`);
    line.querySelector(".by b").textContent = message.author.name;
    line.querySelector(".by span span").textContent = this.#workplace(message.author);
    const time = line.querySelector("time");
    time.dateTime = message.at;
    time.textContent = this.#clock.format(at);
    line.querySelector(".say").replaceChildren(nodes(message.html));
    fragment.append(line);
    return fragment;
  }

  /** A copy of one of the page's parts. */
  part(name) {
    return this.#room.querySelector(`template[data-part="${name}"]`).content.firstElementChild.cloneNode(true);
  }

  #workplace({ organisation, unconfirmed }) {
    const { unconfirmed: words } = this.#room.querySelector('template[data-part="message"]').dataset;
    return unconfirmed ? words.replace("#", organisation) : organisation;
  }

  #dayLine(at) {
    const day = this.part("day");
    day.dataset.day = this.#dayKey.format(at);
    day.querySelector("span").textContent = this.#day.format(at);
    return day;
  }

  #inRun(message, at, above) {
    return above.dataset.author === String(message.author.id) && at - new Date(above.dataset.at) < RUN_MS;
  }
}
