"""G-01: text becomes markup in one reviewed file of each language."""

import re

import pytest

from tests.house import tree

REVIEWED = {".py": {"base/text/safe.py"}, ".html": set(), ".js": {"static/js/html.js"}}
SINKS = {
    ".py": re.compile(
        r"\b(mark_safe|SafeString\(|SafeText\(|html_safe|__html__|eval\(|exec\(|pickle\b)|autoescape\s*=\s*False"
    ),
    ".html": re.compile(r"\|\s*safe(seq)?\b|\{%\s*autoescape\s+off|\bsrcdoc\s*=|javascript:"),
    ".js": re.compile(
        r"\.(innerHTML|outerHTML)\b|insertAdjacentHTML|createContextualFragment|setHTML(Unsafe)?\b|DOMParser"
        r"|document\.write|srcdoc|\beval\(|new Function\(|set(Timeout|Interval)\(\s*[\"'`]|javascript:"
    ),
}


def problems(name: str, source: str) -> list[str]:
    """Return the lines of a file that turn text into markup or code where that is not reviewed."""
    suffix = "." + name.rpartition(".")[2]
    if name in REVIEWED[suffix]:
        return []
    lines = enumerate(source.splitlines(), 1)
    return [f"{name}:{number}: {line.strip()}" for number, line in lines if SINKS[suffix].search(line)]


def test_only_the_reviewed_files_make_markup() -> None:
    files = [
        *tree.product(*SINKS),
        *tree.files(".html", below=("templates",)),
        *tree.files(".js", below=("static",)),
    ]
    assert [line for path in files for line in problems(tree.name(path), tree.text(path))] == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("pages/views.py", "format_html('<b>{}</b>', name)"),
        ("base/text/safe.py", "return mark_safe(html)"),
        ("templates/a.html", "{{ post.html }} {{ safety }}"),
        ("static/js/a.js", "line.textContent = said.text; evaluate(line)"),
        ("static/js/html.js", "template.innerHTML = html"),
    ],
)
def test_what_is_allowed(name: str, line: str) -> None:
    assert problems(name, line) == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("pages/views.py", "return mark_safe(name)"),
        ("pages/views.py", "SafeString(name)"),
        ("templates/a.html", "{{ name|safe }}"),
        ("templates/a.html", "{{ names | safeseq }}"),
        ("templates/a.html", "{% autoescape off %}"),
        ("static/js/a.js", "line.innerHTML = said.html"),
        ("static/js/a.js", "line.insertAdjacentHTML('beforeend', html)"),
        ("static/js/a.js", "setTimeout('go()', 10)"),
        ("static/js/a.js", "new DOMParser()"),
    ],
)
def test_what_is_refused(name: str, line: str) -> None:
    assert problems(name, line) == [f"{name}:1: {line}"]
