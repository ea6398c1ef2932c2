// Follows what is said: at the end of the page it stays there, further up nothing moves and a button counts.

const NEAR_PX = 80;
const GAP_PX = 12; // between the last line and the composer

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
    this.#atEnd = !location.hash;
    // Fonts that come late and a composer that grows must not push the last line out of sight.
    new ResizeObserver(() => this.#atEnd && this.#toEnd()).observe(room);
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
    this.#atEnd = this.#hiddenPx() < NEAR_PX;
    if (!this.#atEnd || !this.#count) return;
    this.#count = 0;
    this.#show();
  }

  #toEnd() {
    const hidden = this.#hiddenPx() + GAP_PX;
    if (hidden > 0) scrollBy({ top: hidden, behavior: "instant" });
    this.#atEnd = true;
    this.#count = 0;
    this.#show();
  }

  /** How much of the lines lies behind or below the composer. */
  #hiddenPx() {
    const last = [...this.#room.querySelectorAll(".log:not([hidden]) > .msg:not([hidden])")].at(-1);
    const edge = this.#room.querySelector(".dock:not([hidden])")?.getBoundingClientRect().top ?? innerHeight;
    return last ? last.getBoundingClientRect().bottom - edge : -GAP_PX;
  }
}

const room = document.querySelector("erfa-room:has(.new-below)");
if (room) new Follow(room);
