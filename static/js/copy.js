// A link with `data-copy` copies its own address. Without scripts it is a link to the same place.
import { say } from "./status.js";

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[data-copy]");
  if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    await navigator.clipboard.writeText(link.href);
    say("copied");
  } catch {
    location.assign(link.href); // the browser refused: go there, the address can be copied by hand
  }
});
