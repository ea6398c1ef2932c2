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

/** What is marked in the post, else all of it, as a quotation that says whose words they are, and leads to them. */
function quotation(article, id) {
  const said = article.querySelector(".say");
  const marked = getSelection();
  const inside = !marked.isCollapsed && said.contains(marked.anchorNode) && said.contains(marked.focusNode);
  const name = (article.querySelector(".name")?.textContent ?? "").trim().replace(/[\\[\]*_`<>&~]/g, "\\$&");
  const source = `> [${form.dataset.wrote.replace("NAME", () => name)}](/p/${id}/)\n>\n`;
  const lines = (inside ? marked.toString() : said.innerText).trim().replaceAll("\n\n\n", "\n\n").split("\n");
  return `${source}${lines.map((line) => `> ${line}`.trimEnd()).join("\n")}\n\n`;
}

function write(more) {
  const before = text.value.trimEnd();
  text.value = before ? `${before}\n\n${more}` : more;
  text.dispatchEvent(new Event("input", { bubbles: true }));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-answers]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const article = link.closest("article");
  const quoted = "quote" in link.dataset ? quotation(article, link.dataset.answers) : "";
  move(article, link.dataset.answers);
  if (quoted) write(quoted);
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
