// What the page says of its room follows what a lead makes of it: name, purpose, who is in it, who writes.
import { nodes } from "../js/html.js";
import { live } from "./socket.js";

const SPREAD_MS = 1_000; // not everybody asks in the same moment

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

let ended = false; // the right to follow the room

/** The reader's own standing is another, as a member who only reads now: the page asks what it offers. */
async function ask(room) {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
  const fresh = answer?.ok && nodes(await answer.text()).querySelector("erfa-room");
  if (!fresh) return; // the right to follow has ended: the socket tells
  if (ended) return location.reload(); // let in again; what was being written is a draft
  room.dataset.writes = fresh.dataset.writes;
  const why = fresh.querySelector(".dock:not([hidden])")?.dataset.why ?? "";
  for (const each of room.querySelectorAll(".dock")) each.hidden = each.dataset.why !== why;
}

const room = document.querySelector("erfa-room:has([data-outbox])");
room?.addEventListener("changed", ({ detail }) => show(room, detail));
if (room) {
  room.addEventListener("ended", () => (ended = true));
  live.addEventListener("standing", ({ detail }) => {
    if (String(detail.network) === room.dataset.network) setTimeout(ask, Math.random() * SPREAD_MS, room);
  });
}
