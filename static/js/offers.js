// The list below a combobox: shows offers, and which of them is the current one. Knows no field.

export class Offers {
  #list;

  constructor(list) {
    this.#list = list;
  }

  get id() {
    return this.#list.id;
  }

  get open() {
    return !this.#list.hidden;
  }

  /** The current offer, or undefined. */
  get current() {
    return [...this.#list.children].find((option) => option.ariaSelected === "true");
  }

  show(tags) {
    this.#list.replaceChildren(...tags.map((tag, n) => this.#option(tag, n)));
    this.#list.hidden = !tags.length;
    if (tags.length) this.#list.scrollIntoView({ block: "nearest" });
  }

  /** Makes the next offer (or with -1 the one before) the current one, and returns it. */
  move(step) {
    const options = [...this.#list.children];
    const from = options.indexOf(this.current);
    const to = options.at(step > 0 ? (from + 1) % options.length : Math.max(from, 0) - 1);
    for (const each of options) each.ariaSelected = String(each === to);
    to.scrollIntoView({ block: "nearest" });
    return to;
  }

  #option({ name, word }, n) {
    const option = document.createElement("li");
    Object.assign(option, { id: `${this.id}_${n}`, role: "option", ariaSelected: "false", textContent: name });
    option.dataset.name = name;
    if (word) option.append(Object.assign(document.createElement("small"), { textContent: ` ${word}` }));
    return option;
  }
}
