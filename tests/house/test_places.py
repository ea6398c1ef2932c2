"""The repository is about Erfa, not about one machine: no paths of a home, no registry's host, no secret."""

import re

import pytest

from tests.house import tree

# Put together here so that this file does not break its own rule.
HOSTS = [
    ".".join(each)
    for each in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("debian", "org"),
    )
]
RULES = {
    "a path of one machine": re.compile(r"(?<![\w.<~/}])/(work|root|Users|home)/\w"),
    "the host of a package registry": re.compile("|".join(re.escape(host) for host in HOSTS)),
    "a private key": re.compile("-----BEGIN [A-Z ]*PRIVATE" + " KEY-----"),
    "a token": re.compile(r"\b(gh[pousr]_[A-Za-z0-9]{36}|AKIA[0-9A-Z]{16}|xox[bp]-[0-9A-Za-z-]{20,})\b"),
}
BINARY = (".woff2", ".png", ".jpg", ".ico", ".mo", ".gz", ".br", ".webp")


def problems(name: str, source: str) -> list[str]:
    """Return the lines of a file that belong to a machine or must stay secret."""
    found = []
    for what, pattern in RULES.items():
        found += [
            f"{name}:{source.count(chr(10), 0, hit.start()) + 1}: {what}" for hit in pattern.finditer(source)
        ]
    return found


def test_nothing_belongs_to_one_machine() -> None:
    files = [path for path in tree.everything() if not path.name.endswith(BINARY)]
    assert [line for path in files for line in problems(tree.name(path), tree.text(path))] == []


@pytest.mark.parametrize(
    "source", ["see docs/home/a.md", "/usr/bin/chromium", "https://example.org/home/me", "~/work/a"]
)
def test_ordinary_paths_pass(source: str) -> None:
    assert problems("a.md", source) == []


@pytest.mark.parametrize(
    "source",
    ["cd /home" + "/me", "open('/root" + "/x')", f"--index https://{HOSTS[0]}/simple", "AKIA" + "A" * 16],
)
def test_machines_registries_and_secrets_are_told(source: str) -> None:
    assert len(problems("a.md", source)) == 1
