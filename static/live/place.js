// What the page says of its room follows what a lead makes of it: name, purpose, who is in it, who writes.

function show(room, { name, purpose, access, writing, archived }) {
  // The general room has no name of its own; the server wrote Erfa's word for it in the reader's language.
  if (name) document.querySelectorAll("[data-room-name]").forEach((each) => (each.textContent = name));
  const line = document.querySelector("[data-room-purpose]");
  line.textContent = purpose;
  line.hidden = !purpose;
  for (const each of document.querySelectorAll("[data-access]")) each.hidden = each.dataset.access !== access;
  const kind = archived ? "archived" : access === "invited" ? "invited" : writing;
  for (const each of document.querySelectorAll(".tabs [aria-current] [data-kind]")) each.hidden = each.dataset.kind !== kind;
  // "" is the composer; the others are sentences in its place. The text in a hidden composer stays.
  const may = room.dataset.writes.split(" ").includes(writing);
  const why = archived ? "archived" : may ? "" : writing;
  for (const each of room.querySelectorAll(".dock")) each.hidden = each.dataset.why !== why;
}

const room = document.querySelector("erfa-room:has([data-outbox])");
room?.addEventListener("changed", ({ detail }) => show(room, detail));
