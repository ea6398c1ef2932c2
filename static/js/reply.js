// Answering where one reads: the page's one form moves below the post that is answered, and back again.
// Without scripts the same links lead to a page of their own.

const form = document.getElementById("reply");
const home = form.parentElement;
const text = form.querySelector("textarea");
const label = form.querySelector("label");
const back = form.querySelector("p:has(> button[type=button])");

function move(article, id) {
  const name = article?.querySelector(".name")?.textContent ?? "";
  (article ?? home).append(form);
  form.elements.answers.value = id;
  label.textContent = name ? form.dataset.to.replace("NAME", name) : form.dataset.plain;
  text.placeholder = label.textContent;
  back.hidden = !article;
  form.dataset.below = id;
  form.dispatchEvent(new CustomEvent("moved", { detail: id })); // the draft has another place now
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[data-answers]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const article = link.closest("article");
  const id = link.dataset.answers;
  // The editor knows how to quote; without it (the network is away) there is still the answer.
  const editor = "quote" in link.dataset ? await import(document.body.dataset.editor).catch(() => null) : null;
  const quoted = editor?.quotation(article, id, form.dataset.wrote); // before the mark is gone
  move(article, id);
  if (quoted) editor.quote(text, quoted);
  text.focus();
  text.setSelectionRange(text.value.length, text.value.length);
});

// A press would take the mark away before the click comes.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest?.("a[data-quote]")) event.preventDefault();
});

form.addEventListener("answer", ({ detail }) => {
  const article = document.getElementById(`p${detail}`)?.closest("article");
  if (article) move(article, detail);
});

back.querySelector("button").addEventListener("click", () => {
  move(null, "");
  text.focus();
});
