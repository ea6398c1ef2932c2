// The one reviewed file that turns HTML into nodes. DOMParser runs no script and loads nothing, but a careless
// href would still be there: hence two ways, and only the first may reach the page.

/** Nodes of HTML that our server made (texts sanitised by base/text, its own templates), ready to be placed. */
export function nodes(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  fragment.append(...document.adoptNode(parsed.body).childNodes);
  return fragment;
}

/** The body of HTML of strangers (the clipboard), to be read and never placed. Styles become plain data: the
    browser would judge them by the page's content policy, and report each. */
export function parsed(html) {
  const plain = html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-pasted-style="));
  return new DOMParser().parseFromString(plain, "text/html").body;
}
