// Reads new messages aloud for those who listen: the list that is seen stays silent, a list of its own speaks.
import { Announcer } from "./announcer.js";

const KEPT = 20; // lines that stay to be read again
const LONGEST = 300; // characters of a message
const MODES = ["all", "summary", "off"];
const CHOICE = "erfa:read-aloud";

function readAloud(room, choice) {
  const log = room.querySelector("[role='log']");
  const announcer = new Announcer(
    (text) => {
      const line = document.createElement("p");
      line.textContent = text;
      log.append(line);
      while (log.childElementCount > KEPT) log.firstElementChild.remove();
    },
    (n) => (n === 1 ? log.dataset.one : log.dataset.many.replace("#", n)),
  );
  room.addEventListener("said", ({ detail: { mine, line, message } }) => {
    if (mine) return;
    const text = line.querySelector(".say").textContent.replace(/\s+/g, " ").trim();
    announcer.add(`${message.author.name}: ${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}`);
  });
  choice.value = remembered();
  announcer.mode = choice.value;
  choice.addEventListener("change", () => {
    announcer.mode = choice.value;
    localStorage.setItem(CHOICE, choice.value);
  });
  choice.closest(".read-aloud").hidden = false;
}

const remembered = () => MODES.find((mode) => mode === localStorage.getItem(CHOICE)) ?? MODES[0];

const room = document.querySelector("erfa-room:has([role='log'])");
const choice = document.getElementById("read-aloud");
if (room && choice) readAloud(room, choice);
