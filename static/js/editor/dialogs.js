// The editor's two dialogs: the help, and the grid that asks how large a table shall be. The browser keeps the
// focus inside while they are open, closes on Escape, and gives the focus back.

const STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };

/** Show a dialog; resolves to what it was closed with. */
export function opened(dialog) {
  document.body.append(dialog);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("[data-close]")) dialog.close("");
  });
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
}

/** Ask for rows and columns on a grid of buttons: arrows or the pointer choose, Enter or a press takes. */
export async function chosen(dialog) {
  const cells = [...dialog.querySelectorAll("[data-row]")];
  const told = dialog.querySelector("[data-size]");
  const place = (cell) => [Number(cell.dataset.row), Number(cell.dataset.column)];
  const mark = (cell) => {
    const [rows, columns] = place(cell);
    for (const each of cells) {
      const [row, column] = place(each);
      each.classList.toggle("is-in", row <= rows && column <= columns);
      each.tabIndex = each === cell ? 0 : -1;
    }
    told.textContent = cell.getAttribute("aria-label");
  };
  for (const cell of cells) {
    cell.addEventListener("focus", () => mark(cell));
    cell.addEventListener("pointerenter", () => mark(cell));
    cell.addEventListener("click", () => dialog.close(`${place(cell)}`));
  }
  dialog.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const here = document.activeElement;
    if (!step || !here?.dataset.row) return;
    event.preventDefault();
    const [row, column] = place(here).map((each, n) => each + step[n]);
    cells.find((cell) => `${place(cell)}` === `${[row, column]}`)?.focus();
  });
  const size = opened(dialog);
  cells.find((cell) => `${place(cell)}` === "2,3").focus();
  const answer = await size;
  return answer ? answer.split(",").map(Number) : null;
}
