// Addresses of links as they were meant: without the gates that mail programs and search engines put before them, and
// without what tells a sender who followed them. Reads one link at a time; what it can't read it leaves as it is.

const LINK = /^(https?:|mailto:)/i;
const OWN = /^\/(t|p|tag)\/[a-z0-9-]+\/([a-z0-9-]+\/)?(#p\d+)?$/; // as it stands in our own pages
const GATES = [
  [/(^|\.)safelinks\.protection\.outlook\.com$/, "url"],
  [/^www\.google\.[a-z.]{2,6}$/, "q", "/url"],
  [/^www\.google\.[a-z.]{2,6}$/, "url", "/url"],
  [/^l\.facebook\.com$/, "u", "/l.php"],
];
const TELLTALE = /^(utm_\w+|fbclid|gclid|msclkid|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok)=/i;

/** The address of a link, ready to stand in round brackets; "" where it leads nowhere on the web or by mail. */
export function address(node) {
  const href = meant(node.getAttribute("href")?.trim() ?? "");
  if (!LINK.test(href) && !place(href)) return "";
  const code = (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
  return href.replace(/^(mailto:[^?]*)\?.*$/is, "$1").replace(/[\s()<>[\]\\]/g, code);
}

/** The address of a thread, a post or a tag below our own, "" for others. */
export const place = (href) => (OWN.test(href) ? href : "");

/** An address without the gate before it and what is told at its end. */
export const meant = (href) => untold(behind(href));

function behind(href) {
  if (!/^https?:/i.test(href) || !URL.canParse(href)) return href;
  const { hostname, pathname, searchParams } = new URL(href);
  for (const [host, name, path = pathname] of GATES) {
    const meant = host.test(hostname) && path === pathname ? searchParams.get(name) : null;
    if (meant && LINK.test(meant)) return meant;
  }
  return href;
}

function untold(href) {
  const [, base, query, place] = href.match(/^([^?#]*)(?:\?([^#]*))?(.*)$/s);
  const parts = query?.split("&") ?? [];
  const kept = parts.filter((part) => !TELLTALE.test(part));
  if (kept.length === parts.length) return href;
  return `${base}${kept.length ? `?${kept.join("&")}` : ""}${place}`;
}
