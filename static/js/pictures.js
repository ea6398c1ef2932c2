// A picture that is being made ready answers with nothing at first: it is asked for again, less and less often.

const WAITS_MS = [1200, 2500, 5000, 10000, 30000];
const WAITING = ".pic.waits img";

function again(image) {
  const picture = image.closest("picture");
  const tries = Number(picture.dataset.tries ?? 0);
  if (tries >= WAITS_MS.length) return;
  setTimeout(() => {
    const next = picture.cloneNode(true);
    next.dataset.tries = tries + 1;
    picture.replaceWith(next);
  }, WAITS_MS[tries]);
}

// Neither event bubbles, so both are caught on their way down: also for pictures that come later, in chat.
document.addEventListener("error", ({ target }) => target.matches?.(WAITING) && again(target), true);
document.addEventListener("load", ({ target }) => {
  if (!target.matches?.(WAITING)) return;
  for (let each = target; (each = each.closest(".waits")); ) each.classList.remove("waits");
}, true);
for (const image of document.querySelectorAll(WAITING)) if (image.complete && !image.naturalWidth) again(image);
