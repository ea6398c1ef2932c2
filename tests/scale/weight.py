"""What a page weighs: everything that it makes a browser fetch, as it goes over the wire."""

import gzip
import http.client
import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

SCRIPT = re.compile(r'<script[^>]+src="([^"]+)"')
STYLE = re.compile(
    r'<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"|<link[^>]+href="([^"]+)"[^>]+rel="stylesheet"'
)
IMPORT = re.compile(r"""import\s*(?:[^"'()]*?from\s*)?["']([^"']+)["']|import\(\s*["']([^"']+)["']""")


@dataclass(slots=True)
class Weight:
    """Compressed sizes in bytes. Pictures (the sprites included) and fonts are not counted."""

    html: int = 0
    css: int = 0
    scripts: dict[str, int] = field(default_factory=dict)

    @property
    def js(self) -> int:
        """Return the size of all scripts."""
        return sum(self.scripts.values())

    @property
    def page(self) -> int:
        """Return the size of the page."""
        return self.html + self.css + self.js


def weigh(port: int, path: str, cookie: str) -> Weight:
    """Fetch a page with its style sheets and all modules that its scripts import."""
    html = _get(port, path, cookie)[1]
    weight = Weight(html=len(gzip.compress(html, 6)))  # as the proxy in front sends it
    text = html.decode()
    for pair in STYLE.findall(text):
        weight.css += _get(port, pair[0] or pair[1])[0]
    waiting = SCRIPT.findall(text)
    while waiting:
        address = waiting.pop()
        if address in weight.scripts:
            continue
        size, source = _get(port, address)
        weight.scripts[address] = size
        waiting += [urljoin(address, first or second) for first, second in IMPORT.findall(source.decode())]
    return weight


def _get(port: int, path: str, cookie: str = "") -> tuple[int, bytes]:
    """Return the size over the wire and the content."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip", "Cookie": cookie})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status}")
    return len(body), gzip.decompress(body) if answer.headers["Content-Encoding"] == "gzip" else body
