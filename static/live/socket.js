// The one socket of a page: keeps its heartbeat, comes back after a break, and lets topics ask for what they
// missed. Dispatches "up", "down" and "out" (signed out), and every other frame under its own type.
import { say, silence } from "../js/status.js";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
const QUIET_MS = 2_000; // a break shorter than this is not worth a word
const ANSWER_MS = 8_000; // a ping without an answer: the line is dead, whatever the browser thinks
const SIGNED_OUT = 4401;

class Live extends EventTarget {
  #socket = null;
  #topics = new Map(); // name -> number of the last change that the page has
  #tries = 0;
  #waitNext = null; // what the server said about coming back
  #timers = {};
  #stopped = false;
  up = false;

  constructor() {
    super();
    addEventListener("online", () => this.#connect());
    addEventListener("offline", () => this.#socket?.close());
    addEventListener("pageshow", ({ persisted }) => persisted && this.#connect());
    document.addEventListener("visibilitychange", () => !document.hidden && (this.up ? this.#ping() : this.#connect()));
  }

  /** Follow a topic: `last()` tells the number of the last change that the page has. */
  follow(topic, last) {
    this.#topics.set(topic, last);
    if (this.up) this.ask(topic);
    else this.#connect();
  }

  unfollow(topic) {
    this.#topics.delete(topic);
  }

  /** Ask for what is missing in a topic. */
  ask(topic) {
    this.send({ type: "subscribe", topic, after: this.#topics.get(topic)() });
  }

  /** Send a frame; false when the line is down. */
  send(frame) {
    if (!this.up) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #connect() {
    if (this.#stopped || this.#socket || !this.#topics.size || !navigator.onLine) return;
    clearTimeout(this.#timers.retry);
    const socket = new WebSocket(`${location.origin.replace("http", "ws")}/ws/live/`);
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => this.#hear(JSON.parse(data)));
    socket.addEventListener("close", ({ code }) => socket === this.#socket && this.#closed(code));
  }

  #hear(frame) {
    clearTimeout(this.#timers.answer);
    if (frame.type === "hello") this.#opened(frame.heartbeat * 1000);
    if (frame.type === "bye") this.#waitNext = frame.after_s * 1000;
    this.dispatchEvent(new CustomEvent(frame.type, { detail: frame }));
  }

  #opened(heartbeat) {
    this.up = true;
    this.#tries = 0;
    clearTimeout(this.#timers.quiet);
    this.#timers.beat = setInterval(() => this.#ping(), heartbeat);
    this.#topics.forEach((_, topic) => this.ask(topic));
    this.dispatchEvent(new Event("up"));
  }

  #ping() {
    this.send({ type: "ping" });
    clearTimeout(this.#timers.answer);
    // A dead line may take minutes to close by itself: leave it behind.
    this.#timers.answer = setTimeout(() => (this.#socket?.close(), this.#closed(0)), ANSWER_MS);
  }

  #closed(code) {
    this.#socket = null;
    clearInterval(this.#timers.beat);
    clearTimeout(this.#timers.answer);
    if (this.up) this.dispatchEvent(new Event("down"));
    this.up = false;
    if (code === SIGNED_OUT) return this.#out();
    this.#timers.quiet ??= setTimeout(() => navigator.onLine && say("reconnecting", { stays: true }), QUIET_MS);
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#tries++) * (0.5 + Math.random() / 2);
    this.#timers.retry = setTimeout(() => this.#connect(), this.#waitNext ?? wait);
    this.#waitNext = null;
  }

  #out() {
    this.#stopped = true;
    clearTimeout(this.#timers.quiet);
    silence("reconnecting");
    say("signed-out", { stays: true });
    this.dispatchEvent(new Event("out"));
  }
}

export const live = new Live();
