// Follows what is said: at the end of the page it stays there, further up nothing moves and a button counts.

const NEAR_PX = 80;

class Follow {
  #room;
  #below;
  #button;
  #count = 0;
  #atEnd = true;

  constructor(room) {
    this.#room = room;
    this.#below = room.querySelector(".new-below");
    this.#button = this.#below.querySelector("button");
    history.scrollRestoration = "manual"; // the browser's memory is of a shorter page
    if (!location.hash) this.#toEnd();
    addEventListener("scroll", () => this.#look(), { passive: true });
    this.#button.addEventListener("click", () => this.#toEnd());
    room.addEventListener("said", ({ detail }) => this.#said(detail.mine));
    room.addEventListener("compose", () => queueMicrotask(() => this.#toEnd()));
  }

  #said(mine) {
    if (this.#atEnd) return this.#toEnd();
    if (mine) return;
    this.#count += 1;
    this.#show();
  }

  #show() {
    const { one, many } = this.#button.dataset;
    this.#button.firstElementChild.textContent = this.#count === 1 ? one : many.replace("#", this.#count);
    this.#below.hidden = !this.#count;
  }

  #look() {
    const page = document.documentElement;
    const last = this.#last();
    const dock = this.#room.querySelector(".dock")?.getBoundingClientRect().top ?? innerHeight;
    const seen = !last || last.getBoundingClientRect().bottom <= dock + NEAR_PX;
    this.#atEnd = seen || page.scrollHeight - page.scrollTop - innerHeight < NEAR_PX;
    if (!this.#atEnd || !this.#count) return;
    this.#count = 0;
    this.#show();
  }

  #toEnd() {
    this.#last()?.scrollIntoView({ block: "end" }); // its scroll-margin leaves room for the dock
    this.#atEnd = true;
    this.#count = 0;
    this.#show();
  }

  #last() {
    return [...this.#room.querySelectorAll(".log:not([hidden]) > .msg:not([hidden])")].at(-1);
  }
}

const room = document.querySelector("erfa-room:has(.new-below)");
if (room) new Follow(room);
