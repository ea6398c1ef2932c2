// <erfa-toast data-seconds="10">: counts down and goes; stays while it is pointed at, focused or not seen.

const TICK_MS = 1000;

class Toast extends HTMLElement {
  #left = 0;
  #timer = 0;

  connectedCallback() {
    this.#left = Number(this.dataset.seconds);
    this.#show();
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  #tick() {
    if (document.hidden || this.matches(":hover, :focus-within")) return;
    this.#left -= 1;
    if (this.#left <= 0) this.remove();
    else this.#show();
  }

  #show() {
    const seconds = this.querySelector(".seconds");
    if (seconds) seconds.textContent = `${this.#left}\u00a0s`;
  }
}

customElements.define("erfa-toast", Toast);
