// `form[data-seen]` is posted when somebody really sees the page: reading it by GET changes nothing.

const LOOKED_MS = 1000;

const post = (form) =>
  fetch(form.action, { method: "POST", body: new FormData(form), keepalive: true, redirect: "manual" })
    // Nobody waits for this answer; what was not seen now is seen the next time.
    .catch(() => {});

const forms = [...document.querySelectorAll("form[data-seen]")];
let timer = 0;

function look() {
  clearTimeout(timer);
  if (document.visibilityState !== "visible") return;
  timer = setTimeout(() => {
    document.removeEventListener("visibilitychange", look);
    forms.forEach(post);
  }, LOOKED_MS);
}

if (forms.length) {
  document.addEventListener("visibilitychange", look);
  look();
}
