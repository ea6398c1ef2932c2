// The line one writes on: Enter sends, Shift+Enter makes a new line, and it grows to six lines.
import { live } from "./socket.js";

const MOST_ROWS = 6;

function grow(field) {
  const style = getComputedStyle(field);
  field.rows = 1;
  const lines = (field.scrollHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom)) / parseFloat(style.lineHeight);
  field.rows = Math.min(MOST_ROWS, Math.max(1, Math.round(lines)));
}

function compose(room, form) {
  const field = form.elements.text;
  // Until the line has been up once the form goes its own way, as without scripts: some networks let no socket through.
  let served = live.up;
  live.addEventListener("up", () => (served = true));
  field.addEventListener("input", () => grow(field));
  field.addEventListener("keydown", (event) => {
    const composing = event.isComposing || event.keyCode === 229; // Safari says it by the number alone
    if (event.key !== "Enter" || event.shiftKey || composing || matchMedia("(pointer: coarse)").matches) return;
    event.preventDefault();
    form.requestSubmit();
  });
  // The field keeps the focus when its button is pressed: on a phone the keyboard stays and nothing moves away.
  form.querySelector(".btn").addEventListener("mousedown", (event) => event.preventDefault());
  form.addEventListener("submit", (event) => {
    if (!served) return;
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    room.dispatchEvent(new CustomEvent("compose", { detail: { text } }));
    field.value = "";
    grow(field);
    form.dispatchEvent(new Event("arrived")); // the draft: from here the outbox keeps the text
    field.focus();
  });
  room.addEventListener("ended", () => form.remove());
  grow(field);
}

const room = document.querySelector("erfa-room");
const form = room?.querySelector("form.dock");
if (form) compose(room, form);
