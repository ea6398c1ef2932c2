// The one reviewed file that turns HTML into nodes. Neither way runs a script or loads anything, but a careless href
// would still be there: hence two ways, and only what comes of the first may reach the page.

/** Nodes of HTML that our server made (texts sanitised by base/text, its own templates), ready to be placed. */
export function nodes(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  fragment.append(...document.adoptNode(parsed.body).childNodes);
  return fragment;
}

/** HTML of strangers (the clipboard), to be read and never placed. Inside a template it belongs to no page: nothing is
    loaded and no handler is made. (Handlers are renamed all the same: some browsers report each to the page's policy.) */
export function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s"'/])on(?=\w+\s*=)/gi, "$1data-on"));
  return template.content;
}
