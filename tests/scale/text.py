"""What hostile text costs to render, at the caps of chat and post (G-30). Prints a table, asserts nothing.

    python -m tests.scale.text [--json]

Each pattern is repeated to the length of the cap and rendered three times; the best CPU time counts.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from functools import partial

import django
from django.conf import settings

from base.text import CHAT, POST, excerpt, fill_in, quoted, render

LIMITS = {CHAT: 150, POST: 1_000}
ROUNDS = 3

REPEATED = {
    "plain Swedish": "Vi har prövat detta i två år, och det fungerar väl för de flesta. ",
    "opening brackets": "[",
    "closed brackets": "[]",
    "nested brackets": "[a](",
    "brackets in brackets": "[[a]",
    "links": "[a](/b) ",
    "links in links": "[[a](/b)](/c) ",
    "link openings with titles": '[a](b "',
    "link openings in angles": "[a](<b",
    "brackets and escapes": "[\\",
    "brackets and stars": "[*",
    "brackets and ticks": "[`",
    "bang brackets": "![",
    "mentions": "@[1]",
    "mention openings": "@[",
    "stars": "*",
    "stars and letters": "*a ",
    "stars around letters": "*a*",
    "double stars": "**a",
    "stars and underscores": "*a_",
    "mixed emphasis": "*a **b ~~c _d ",
    "many short emphases": "*a* ",
    "emphasis in both directions": "a**b" + "c* ",
    "tildes": "~~a ",
    "tilde runs": "~",
    "underscores": "_a_",
    "backticks growing": "",
    "backticks": "`a",
    "backtick pairs": "`a` ",
    "backslashes": "\\",
    "escaped stars": "\\*",
    "entities": "&amp;",
    "entities of bidi controls": "&#x202e;",
    "unfinished entities": "&a",
    "angles": "<",
    "angle links": "<a:b>",
    "angle link openings": "<http://a.se",
    "tags": "<b>",
    "comment openings": "<!--",
    "quotations": ">",
    "quotations on lines": "> a\n",
    "deep quotations on lines": ">" * 30 + "a\n",
    "growing quotations": "",
    "lazy quotations": ">" * 20 + "a\nb\n",
    "in and out of quotations": "    _```\n*_\n> ",
    "fences in quotations": "[a]: /b_|-|\n> ```\n",
    "quotations in list items": "> |-|\n- ",
    "lists": "- ",
    "lists on lines": "- a\n",
    "nested lists": "",
    "numbered lists": "1. a\n",
    "lists in quotations": "> - > - a\n",
    "empty lines in lists": "- a\n\n\n",
    "headings": "# a\n",
    "underlined headings": "a\n-\n",
    "rules": "---\n",
    "lines": "a\n",
    "empty lines": "\n",
    "spaces": " ",
    "spaces at line ends": "a   \n",
    "tabs": "\t\n",
    "fences": "```\n",
    "fence openings": "~~~a\n",
    "indented code": "    a\n\n",
    "definitions": "[a]: /b\n",
    "definition openings": "[a]: ",
    "definitions over lines": "[a\n",
    "definitions with titles": "[a]: /b '\n",
    "references": "[a] ",
    "many definitions": "",
    "pipes": "|",
    "table": "|a|b|\n|-|-|\n|c|d|\n",
    "wide table": "",
    "table with missing cells": "",
    "table heads": "|a\n|-\n",
    "table of dashes": "|-|\n",
    "brackets on lines": "[\n",
    "pipes on lines": "a|b\n-|-\n",
    "web addresses": "http://a.se ",
    "web address openings": "http://",
    "colons": "a://",
    "web addresses without end": "http://a.se/?!",
    "web addresses and brackets": "http://a.se/(",
    "web addresses and quotes": "http://a.se/'\"",
    "bare hosts": "a.se ",
    "bare hosts and brackets": "a.se/( ",
    "bare hosts without space": "a.se/(",
    "hosts": "a.",
    "hosts with hyphens": "a-a.a-",
    "www": "www.",
    "Punycode": "xn--a.",
    "Punycode in addresses": "http://xn--a.xn--a.xn--a.xn--a.",
    "mail addresses": "a@b.se ",
    "mail addresses without end": "a@b.",
    "at signs": "@",
    "own addresses": "/t/1/ ",
    "own addresses of tags": "/tag/a/ ",
    "names of emoji": ":tack:",
    "typed mentions": "@[A 1]",
    "mailto": "mailto:a@",
    "combining marks": "a" + "\u0301" * 40,
    "direction overrides": "\u202e",
    "Hangul letters": "\u1100\u1161\u11a8",
    "emoji": "😀",
    "full-width": "ｈｔｔｐ://",
}


def grown(name: str, cap: int) -> str:
    """The patterns that are not a repetition, and the rest that is."""
    if name == "backticks growing":
        return " ".join("`" * n for n in range(1, 300))[:cap]
    if name == "growing quotations":
        return "\n".join(">" * n + "a" for n in range(1, 200))[:cap]
    if name == "nested lists":
        return "\n".join(" " * (2 * n) + "- a" for n in range(200))[:cap]
    if name == "many definitions":
        return "".join(f"[{n}]: /b\n[{n}] " for n in range(2_000))[:cap]
    if name == "wide table":
        return ("|" * 1_000 + "\n" + "|-" * 1_000 + "\n" + ("|" * 1_000 + "\n") * 20)[:cap]
    if name == "table with missing cells":
        side = cap // 50
        return "a|" * side + "\n" + "-|" * side + "\n" + "b\n" * (cap - 4 * side - 2 >> 1)
    pattern = REPEATED[name]
    return (pattern * (cap // len(pattern) + 1))[:cap]


def mixed(seed: int, cap: int) -> str:
    """A few patterns by chance, each repeated some times, over and over."""
    chance = random.Random(seed)
    few = chance.sample([p for p in REPEATED.values() if p], chance.randint(2, 5))
    parts = "".join(pattern * chance.choice([1, 1, 2, 5, 40]) for pattern in few)
    return (parts * (cap // len(parts) + 1))[:cap]


def cost(act: Callable[[], object]) -> float:
    """The best CPU time of a few rounds, in milliseconds."""
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        act()
        best = min(best, (time.process_time() - begun) * 1_000)
    return best


def measured(seeds: int) -> list[tuple[str, int, float]]:
    """Name of the pattern, cap, milliseconds."""
    rows = []
    for cap in LIMITS:
        texts = [(name, grown(name, cap)) for name in REPEATED]
        texts += [(f"chance {seed}", mixed(seed, cap)) for seed in range(seeds)]
        rows += [(name, cap, cost(partial(render, text, cap=cap))) for name, text in texts]
    return rows


def others() -> list[tuple[str, int, float]]:
    """The other roads that read a whole text."""
    text, links = grown("mixed emphasis", POST), render(grown("mentions", POST), cap=POST).html
    return [
        ("excerpt of a post", POST, cost(lambda: excerpt(text, 200))),
        ("quotation of a post", POST, cost(lambda: quoted(text))),
        ("names into a post", POST, cost(lambda: fill_in(links, {1: "Anna"}))),
    ]


def main() -> None:
    """Prints the table, the worst first, or all of it as JSON."""
    if not settings.configured:
        settings.configure(USE_I18N=False)
        django.setup()
    rows = sorted(measured(seeds=100) + others(), key=lambda row: (row[1], -row[2]))
    if "--json" in sys.argv:
        print(json.dumps([{"text": name, "cap": cap, "ms": round(ms, 1)} for name, cap, ms in rows]))
        return
    for name, cap, ms in rows:
        print(f"{cap:>6}  {ms:>8.1f} ms  of {LIMITS[cap]:>5}  {'OVER  ' if ms > LIMITS[cap] else ''}{name}")


if __name__ == "__main__":
    main()
