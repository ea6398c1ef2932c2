"""Templates: a part says what it needs and gets nothing else; no style or script stands in the markup."""

import re

import pytest

from tests.house import tree

INCLUDE = re.compile(r"\{%\s*include\s+([^%]+?)\s*%\}")
NAMED = re.compile(r"^[\"']([^\"']+)[\"']")
RULES = {
    "a style attribute; the content policy refuses it": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "an inline style sheet": re.compile(r"<style\b", re.I),
    "a script without nonce": re.compile(r"<script\b(?![^>]*\bnonce=)", re.I),
    "an event handler in an attribute": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.I),
    "a picture, script or sheet of a third party": re.compile(
        r"<(img|script|link|iframe)\b[^>]*=\s*[\"']https?:", re.I
    ),
    "a form whose faults the browser tells in its own language; it needs novalidate": re.compile(
        r"<form\b(?=[^>]*\bdata-draft=)(?![^>]*\bnovalidate\b)", re.I
    ),
}
NEEDS = "{# needs:"


def is_part(name: str, included: set[str]) -> bool:
    """Say whether a template (named below templates/) is one that others include."""
    return "parts/" in name or name in included


def problems(name: str, source: str, included: set[str]) -> list[str]:
    """Return what a template does that the house does not want."""
    found = []
    if is_part(name, included) and not source.startswith(NEEDS):
        found.append(f"{name}: a part begins with {NEEDS} … #}}")
    for wanted in INCLUDE.findall(source):
        if not wanted.endswith(" only"):
            found.append(f"{name}: include {wanted} without `only`")
    return found + [f"{name}: {what}" for what, pattern in RULES.items() if pattern.search(source)]


def targets(source: str) -> set[str]:
    """Return the templates that a template includes by name."""
    return {named.group(1) for wanted in INCLUDE.findall(source) if (named := NAMED.match(wanted))}


def test_every_template_keeps_the_rules() -> None:
    sources = {
        tree.name(path).removeprefix("templates/"): tree.text(path)
        for path in tree.files(".html", below=("templates",))
    }
    included = {target for source in sources.values() for target in targets(source)}
    assert [line for name, source in sources.items() for line in problems(name, source, included)] == []
    assert sorted(name for name in included if name not in sources) == []


@pytest.mark.parametrize(
    "source",
    [
        '{# needs: post #}\n<p class="post">{{ post.html }}</p>',
        '{# needs: form #}{% include "parts/field.html" with field=form.title only %}',
        '{# needs: - #}<script type="module" src="{% static "js/a.js" %}" nonce="{{ request.csp_nonce }}"></script>',
        '{# needs: - #}<link rel="stylesheet" href="{% static "a.css" %}"><p data-style="x" data-on="y">',
    ],
)
def test_good_parts_pass(source: str) -> None:
    assert problems("parts/a.html", source, set()) == []


@pytest.mark.parametrize(
    "source",
    [
        "<p>{{ post.html }}</p>",
        '{# needs: form #}{% include "parts/field.html" with field=form.title %}',
        '{# needs: - #}<p style="color: red">',
        "{# needs: - #}<style>p {}</style>",
        '{# needs: - #}<script src="a.js"></script>',
        '{# needs: - #}<button onclick="go()">',
        '{# needs: - #}<img src="https://example.org/a.png" alt="">',
        '{# needs: - #}<form method="post" data-draft="x">',
    ],
)
def test_bad_parts_are_told(source: str) -> None:
    assert len(problems("parts/a.html", source, set())) == 1


def test_what_is_included_is_a_part_wherever_it_lies() -> None:
    assert problems("threads/post.html", "<p>", {"threads/post.html"}) != []
    assert problems("threads/post.html", "<p>", set()) == []
