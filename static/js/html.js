// The one reviewed file that turns HTML into nodes. Only for HTML that our server has sanitised
// (base/text): DOMParser runs no script and loads nothing, but a careless href would still be there.

/** Nodes of a piece of sanitised HTML, ready to be placed in the page. */
export function nodes(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  fragment.append(...document.adoptNode(parsed.body).childNodes);
  return fragment;
}
