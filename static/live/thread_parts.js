// Takes over from a fresh load of a thread's page what is another now: posts one by one, lists as a whole.

/** Runs `act` and keeps what is read where it is on the screen. */
export function anchored(act) {
  const posts = [...document.querySelectorAll("article[id]")];
  const read = posts.find((post) => post.getBoundingClientRect().bottom > 0);
  const before = read?.getBoundingClientRect().top;
  act();
  const now = read && document.getElementById(read.id);
  if (now) scrollBy({ top: now.getBoundingClientRect().top - before, behavior: "instant" });
}

/** Makes the open page what `page`, a fresh load of it, shows. */
export function renew(page) {
  const form = document.getElementById("reply");
  swap(document.querySelector("#beginning"), page.querySelector("#beginning"));
  const [old, fresh] = [document, page].map((each) => each.querySelector("#replies"));
  if (order(old) === order(fresh)) {
    for (const part of old.querySelectorAll("article[id], .happened")) swap(part, page.getElementById(part.id));
    swap(old.querySelector("h2"), page.querySelector("#replies h2"));
  } else swap(old, fresh);
  answering(form, page.querySelector("#answering"));
}

const order = (section) => [...section.querySelectorAll("article[id], .happened, .pager a")].map(place).join();
const place = (each) => each.id || each.getAttribute("href");

/** Puts a fresh element in the place of an old one, if they differ; the form that stands in it moves along. */
function swap(old, fresh) {
  if (!old || !fresh || bare(old).isEqualNode(bare(fresh))) return;
  const form = old.querySelector("#reply");
  const stands = form?.closest("article")?.id;
  const focused = form?.contains(document.activeElement) ? document.activeElement : null;
  for (const menu of old.querySelectorAll("details[open]")) reopen(menu, old, fresh);
  old.replaceWith(fresh);
  if (!form) return;
  const home = document.getElementById(stands) ?? document.querySelector("#answer");
  home?.append(form);
  focused?.focus();
}

function reopen(menu, old, fresh) {
  const at = [...old.querySelectorAll("details")].indexOf(menu);
  const same = fresh.querySelectorAll("details")[at];
  if (same) same.open = true;
}

/** A copy without what is another each time, or the reader's own doing. */
function bare(element) {
  const copy = element.cloneNode(true);
  copy.querySelector("#reply")?.remove();
  for (const field of copy.querySelectorAll("[name=csrfmiddlewaretoken], [name=key]")) field.removeAttribute("value");
  for (const each of copy.querySelectorAll("details")) each.removeAttribute("open");
  return copy;
}

/** The form at the end: hidden while nobody replies, with its text kept; shown again as it was. */
function answering(form, fresh) {
  const place = document.querySelector("#answering");
  const open = Boolean(fresh.querySelector("#reply"));
  if (!form) return place.replaceChildren(...fresh.childNodes);
  const typed = form.querySelector("textarea").value.trim();
  let closed = place.querySelector(".answer-closed");
  if (!closed) {
    closed = document.createElement("div");
    closed.className = "answer-closed";
    place.prepend(closed);
  }
  closed.replaceChildren(...(open ? [] : fresh.childNodes));
  form.hidden = !open && !typed;
  for (const button of form.querySelectorAll("button.btn:not(.text)")) button.hidden = !open;
}
