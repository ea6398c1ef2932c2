// Browsers keep whole pages for the way back, alive and without asking us. One from before a sign-out asks again:
// at a shared desk the next person would read it.

const SIGNED_OUT = "erfa:signed-out"; // in localStorage: when somebody last signed out in this browser

document.addEventListener("submit", ({ target }) => {
  if (target.matches("[data-signs-out]")) localStorage.setItem(SIGNED_OUT, String(Date.now()));
});

addEventListener("pageshow", ({ persisted }) => {
  if (!persisted || Number(localStorage.getItem(SIGNED_OUT)) < performance.timeOrigin) return;
  document.body.replaceChildren(); // not even for the moment that the answer takes
  location.reload();
});
