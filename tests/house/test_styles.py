"""Style sheets: each in its layer, colours only as tokens, sides by the direction of reading."""

import re

import pytest

from tests.house import tree

FREE = {"static/css/tokens.css", "static/css/layers.css", "static/css/fonts.css", "static/css/print.css"}
RULES = {
    "a colour that is no token": re.compile(
        r"#[0-9a-f]{3,8}\b(?=[^{}]*[;}])|\b(rgb|hsl|oklch|lab)a?\(", re.I
    ),
    "a side by name instead of by direction": re.compile(
        r"\b(margin|padding|border)-(left|right|top|bottom)\b"
    ),
    "something from elsewhere": re.compile(r"url\(\s*[\"']?(https?:)?//"),
}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def problems(name: str, source: str) -> list[str]:
    """Return what a sheet does that the design system does not know."""
    if name in FREE:
        return []
    bare = COMMENT.sub("", source)
    found = [f"{name}: {what}" for what, pattern in RULES.items() if pattern.search(bare)]
    return found if bare.lstrip().startswith("@layer") else [*found, f"{name}: stands in no layer"]


def test_every_sheet_keeps_to_the_design_system() -> None:
    assert [
        line
        for path in tree.files(".css", below=("static/css",))
        for line in problems(tree.name(path), tree.text(path))
    ] == []


def test_a_good_sheet_passes() -> None:
    assert (
        problems(
            "static/css/a.css", "/* #fff */ @layer parts { a { color: var(--ink); margin-inline-start: 0 } }"
        )
        == []
    )


@pytest.mark.parametrize(
    "source",
    [
        "@layer parts { a { color: #ff0000; } }",
        "@layer parts { a { color: rgb(1 2 3) } }",
        "@layer parts { a { margin-left: 0 } }",
        "@layer parts { a { background: url(https://example.org/a.png) } }",
        "a { color: var(--ink) }",
    ],
)
def test_bad_sheets_are_told(source: str) -> None:
    assert len(problems("static/css/a.css", source)) == 1
