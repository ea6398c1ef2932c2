"""The style sheets: one file per part while we write, one file for the browser.

There is no build step. `collectstatic` joins the parts (base/web/storage.py) so that a page
asks once; with DEBUG each part is linked by itself and a change shows at once.
The order among the parts does not matter: css/layers.css comes first and names the layers.
"""

from collections.abc import Iterable

from django.conf import settings

FIRST = "css/layers.css"
BUNDLE = "css/erfa.css"


def in_order(names: Iterable[str]) -> list[str]:
    """Of names of static files, the style sheets: the one that orders the layers first, not the bundle."""
    sheets = {name for name in names if name.startswith("css/") and name.endswith(".css")}
    return [FIRST, *sorted(sheets - {FIRST, BUNDLE})]


def stylesheets() -> list[str]:
    """The style sheets that a page links, as names of static files."""
    if not settings.DEBUG:
        return [BUNDLE]
    folder = settings.BASE_DIR / "static"
    return in_order(path.relative_to(folder).as_posix() for path in folder.glob("css/**/*.css"))
