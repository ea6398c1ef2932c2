"""Hears, in a real browser, whether a text that somebody typed has become more than text."""

from dataclasses import dataclass, field

from playwright.sync_api import Dialog, Page, Request, Route

# What a policy stops has still got as far as being tried: that counts as well.
LISTEN = """
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
  window.caught(`policy: ${violatedDirective} ${blockedURI} ${sample}`));
"""
# Elements that no page of ours has, attributes that run, addresses that are none; in <template>s too.
SCAN = r"""() => {
  const never = "iframe, object, embed, base, meta[http-equiv], math, img, image, video, audio, style, marquee, " +
    "foreignObject, animate, set, isindex, plaintext, xmp, noembed, frameset, portal, " +
    "[style]:not(.offers), [srcdoc], script:not([src]), " +
    "form:not([action^='/'], [action^='?'], [action='']):is([action])";
  const addresses = ["href", "src", "action", "formaction", "xlink:href", "data", "poster", "background"];
  const known = /^(?:https?:|mailto:[^?]*$|[/?#.]|$)/i;
  const found = new Set();
  const look = (root) => root.querySelectorAll("*").forEach((each) => {
    if (each.matches(never)) found.add(each.outerHTML);
    for (const { name, value } of each.attributes) {
      if (/^on/i.test(name)) found.add(each.outerHTML);
      if (addresses.includes(name.toLowerCase()) && !known.test(value)) found.add(each.outerHTML);
    }
    if (each.content instanceof DocumentFragment) look(each.content);
  });
  look(document);
  return [...found].map((html) => `element: ${html.slice(0, 200)}`);
}"""


@dataclass
class Watch:
    """Everything that hostile text has brought about in one window. `own` is the site's address."""

    page: Page
    own: str
    caught: list[str] = field(default_factory=list)
    shown: int = 0  # pages and moments that showed one of the texts

    def __post_init__(self) -> None:
        context = self.page.context
        context.expose_binding("caught", lambda _source, what: self.caught.append(what))
        context.add_init_script(LISTEN)
        context.on("dialog", self._dialog)
        context.on("request", self._request)
        context.route(lambda url: self._foreign(url), _abort)

    def goto(self, address: str) -> Page:
        """Open a page and look through it."""
        self.page.goto(address)
        self.look()
        return self.page

    def look(self) -> None:
        """Look through what the window shows now."""
        self.caught += [f"{self.page.url}: {each}" for each in self.page.evaluate(SCAN)]
        self.shown += "alert(" in self.page.locator("html").inner_html()

    def _dialog(self, dialog: Dialog) -> None:
        self.caught.append(f"ran: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if self._foreign(request.url):
            self.caught.append(f"request: {request.url}")

    def _foreign(self, url: str) -> bool:
        return not url.startswith((f"{self.own}/", "about:"))


def _abort(route: Route) -> None:
    route.abort()
