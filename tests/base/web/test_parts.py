"""The design system holds together: icons, parts, style sheets, scripts."""

import gzip
import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage
from django.template.loader import get_template
from django.test import override_settings

from base.web import styles
from base.web.storage import Hashed
from tests.house import tree

STATIC = tree.ROOT / "static"
MOST_SCRIPT = 6 * 1024  # of what every page loads, over the wire
IMPORT = re.compile(r"""from "\./([a-z_]+\.js)"|^import "\./([a-z_]+\.js)""", re.MULTILINE)
ICON = re.compile(r"\{% icon \"([a-z0-9-]+)\"|icon=\"([a-z0-9-]+)\"")


def test_the_sprite_has_the_icons_in_use_and_no_others() -> None:
    sources = [tree.text(path) for path in tree.files(".html", below=("templates",))]
    used = {first or second for source in sources for first, second in ICON.findall(source)}
    assert set(re.findall(r'id="([^"]+)"', tree.text(STATIC / "icons.svg"))) == used


def test_a_part_is_short() -> None:
    parts = tree.files(".html", below=("templates/parts",))
    assert [tree.name(path) for path in parts if len(tree.text(path).splitlines()) > 40] == []


def test_the_order_of_the_layers_comes_first() -> None:
    names = ["css/b.css", "js/main.js", "css/layers.css", "css/a.css", styles.BUNDLE]
    assert styles.in_order(names) == ["css/layers.css", "css/a.css", "css/b.css"]


@override_settings(DEBUG=True)
def test_while_developing_each_sheet_is_linked() -> None:
    linked = styles.stylesheets()
    assert len(linked) == len(list(STATIC.glob("css/*.css")))
    assert all(finders.find(name) for name in linked)


def test_otherwise_a_page_links_one_sheet() -> None:
    assert styles.stylesheets() == ["css/erfa.css"]


def test_collecting_joins_the_sheets(tmp_path: Path) -> None:
    source = FileSystemStorage(location=STATIC)
    names = [
        path.relative_to(STATIC).as_posix()
        for folder in ("css", "fonts")
        for path in (STATIC / folder).iterdir()
    ]
    storage = Hashed(location=tmp_path, base_url="/static/")
    for name in names:
        storage.save(name, source.open(name))
    list(storage.post_process({name: (source, name) for name in names}))
    joined = (tmp_path / storage.stored_name(styles.BUNDLE)).read_text(encoding="utf-8")
    assert joined.startswith("/* The layers, weakest first.")
    assert joined.count("@layer parts {") == sum(
        "@layer parts {" in tree.text(path) for path in tree.files(".css")
    )
    # The addresses of the fonts are the hashed ones.
    assert re.search(r"literata-latin-wght-normal\.[0-9a-f]{12}\.woff2", joined)


def test_what_every_page_loads_is_light() -> None:
    loaded, waiting = set(), ["main.js"]
    while waiting:
        name = waiting.pop()
        loaded.add(name)
        found = {first or second for first, second in IMPORT.findall(tree.text(STATIC / "js" / name))}
        waiting += found - loaded
    assert {"drafts.js", "draft_store.js", "status.js"} < loaded
    assert sum(len(gzip.compress((STATIC / "js" / name).read_bytes())) for name in loaded) < MOST_SCRIPT


def test_the_page_of_a_fault_needs_nothing() -> None:
    page = get_template("errors/500.html").render()
    assert "<h1>" in page
    law = re.findall(r'href="(/[a-z]+/)"', page)
    assert law == ["/accessibility/", "/privacy/", "/cookies/"]
    assert [name for name in re.findall(r'href="/static/([^"]+)"', page) if not finders.find(name)] == []
