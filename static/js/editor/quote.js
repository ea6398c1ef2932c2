// What somebody has marked in a post, else all of it, as a quotation in their answer: its formatting is kept, and the
// first line says whose words they are and leads to them.
import { change } from "./field.js";
import { markdown } from "./to_markdown.js";

const PART = "tr, thead, tbody, ul, ol, table"; // what parts of lists and tables are none without

/** The quotation of a post; to be asked for while the mark is there. */
export function quotation(article, id, wrote) {
  const said = article.querySelector(".say");
  const name = (article.querySelector(".name")?.textContent ?? "").trim().replace(/[\\[\]*_`<>&~]/g, "\\$&");
  const part = marked(said) ?? whole(said);
  for (const picture of part.querySelectorAll("img")) picture.replaceWith(`[${picture.alt}]`);
  const lines = markdown(part).split("\n");
  return `> [${wrote.replace("NAME", () => name)}](/p/${id}/)\n>\n${lines.map((line) => `> ${line}`.trimEnd()).join("\n")}\n\n`;
}

/** Put a quotation after what stands in the field. */
export function quote(field, text) {
  const before = field.value.trimEnd();
  change(field, { from: before.length, to: field.value.length, text: before ? `\n\n${text}` : text });
}

function marked(said) {
  const marks = getSelection();
  if (marks.isCollapsed) return null;
  // What is marked outside of it is none of its words: three clicks on a last paragraph mark on to what follows.
  const [range, own] = [marks.getRangeAt(0).cloneRange(), document.createRange()];
  if (!range.intersectsNode(said)) return null;
  own.selectNodeContents(said);
  if (range.compareBoundaryPoints(Range.START_TO_START, own) < 0) range.setStart(said, 0);
  if (range.compareBoundaryPoints(Range.END_TO_END, own) > 0) range.setEnd(said, said.childNodes.length);
  const part = document.createElement("div");
  part.append(range.cloneContents());
  let around = range.commonAncestorContainer;
  for (; around !== said && around.matches?.(PART); around = around.parentNode) {
    const outer = around.cloneNode(false);
    outer.append(...part.childNodes);
    part.append(outer);
  }
  const { commonAncestorContainer: inner } = range;
  if ((inner.closest ? inner : inner.parentElement).closest("pre")) part.replaceChildren(Object.assign(document.createElement("pre"), { textContent: range.toString() }));
  return part.textContent.trim() || part.querySelector("img") ? part : null;
}

// What a post quotes itself is left out: only its author's own words, as without scripts.
function whole(said) {
  const part = said.cloneNode(true);
  const quoted = part.querySelectorAll("blockquote");
  if (quoted.length && part.textContent.trim() !== [...quoted].map((each) => each.textContent).join("").trim()) quoted.forEach((each) => each.remove());
  return part;
}
