"""Which addresses a person's text may link to. The one answer for Markdown and for bleach.

bleach alone let ``javascript:1`` and ``data:1`` pass in spite of its list of protocols (measured), so neither
asks anybody but `url_ok`. It says yes to four plain forms and no to the rest; it never tries to mend.
"""

import re
import unicodedata
from typing import Final
from urllib.parse import quote

LONGEST: Final = 2_000

_WEB: Final = re.compile(r"https?://([^/?#:]+)(?::([0-9]{1,5}))?(?:[/?#].*)?", re.IGNORECASE)
_MAIL: Final = re.compile(r"mailto:[a-z0-9!$*+\-/=^_{|}~.]{1,64}@([^@?#/:]+)", re.IGNORECASE)
_LOCAL: Final = re.compile(r"/(?!/)|[?#]")
_IGNORED: Final = re.compile("[\u034f\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_QUOTES: Final = frozenset("\"'`<>\\")

# The parts of an address before and after the host, for the encoding of what stands after it.
_HOST: Final = re.compile(r"(https?://|mailto:)([^/?#]*)(.*)", re.IGNORECASE | re.DOTALL)
_STRAY_PERCENT: Final = re.compile("%(?![0-9a-fA-F]{2})")
_KEPT: Final = ";/?:@&=+$,-_.!~*()#%" + '"`<>\\' + "".join(map(chr, (*range(0x20), 0x7F)))


def url_ok(url: str) -> bool:
    """Whether a person's text may link to this address, for renderers, sanitisers and form fields.

    Yes to ``https?://`` and a host of several labels, ``mailto:`` and one address, ``/path``, ``?…`` and
    ``#…``. No to user info, IP addresses in any spelling, ``//``, quotes, backslashes, white space, control
    and format characters, and anything over 2,000 characters. `url` is the decoded address, as a browser
    would see it. Raises nothing.
    """
    if not 0 < len(url) <= LONGEST or not all(map(_plain, url)):
        return False
    if _LOCAL.match(url):
        return True
    if mail := _MAIL.fullmatch(url):
        return _host_ok(mail[1])
    web = _WEB.fullmatch(url)
    return bool(web) and _host_ok(web[1]) and int(web[2] or 0) <= 65_535 if web else False


def external(url: str) -> bool:
    """Whether an address that is `url_ok` leaves by the web, and so gets the careful `rel`."""
    return url[:4].lower() == "http"


def encoded(url: str) -> str:
    """The address as it is written into HTML: host in small letters, the rest percent-encoded.

    The host keeps its letters (browsers turn them into Punycode by the newer tables; Python's are of 2003).
    An apostrophe is encoded too, since addresses with one are pasted every day. What else `url_ok` refuses
    stays as it is and so gets refused: a backslash is not mended into a path. Raises nothing.
    """
    parts = _HOST.fullmatch(url)
    before, rest = (parts[1] + parts[2].lower(), parts[3]) if parts else ("", url)
    return before + quote(_STRAY_PERCENT.sub("%25", rest), safe=_KEPT, errors="replace")


def _plain(char: str) -> bool:
    return char not in _QUOTES and unicodedata.category(char)[0] not in "ZC"


def _host_ok(host: str) -> bool:
    """Several labels of letters, digits and hyphens, the last of which begins with a letter.

    Browsers read a host whose last label is a number, ``0x…`` included, as an IPv4 address, and they fold
    full-width digits, ideographic full stops and the like before they look. Hence no character that folds.
    """
    host = host.lower()
    if unicodedata.normalize("NFKC", host) != host or len(host) > 253:
        return False
    labels = host.split(".")
    return len(labels) > 1 and all(map(_label_ok, labels)) and labels[-1][0].isalpha()


def _label_ok(label: str) -> bool:
    inside = label.replace("-", "a")
    return 0 < len(label) <= 63 and label.strip("-") == label and all(map(_host_char, inside))


def _host_char(char: str) -> bool:
    # Marks belong to the scripts of some hosts; variation selectors and the like are ignored by browsers.
    return char.isalnum() or (unicodedata.category(char) in {"Mn", "Mc"} and not _IGNORED.match(char))
