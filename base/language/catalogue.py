"""The catalogues in locale/: read, brought up to date, checked, compiled."""

import os
import re
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from base.language.extract import texts

LANGUAGE = "sv"  # English is what the code is written in and needs no catalogue
FILE = Path(LANGUAGE) / "LC_MESSAGES" / "django.po"
# No date and no tool's version: the file changes only when a text does.
HEAD = """\
# Swedish texts of Erfa. `make messages` keeps the list, people write the translations.
msgid ""
msgstr ""
"Language: sv\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|\{(\w*)\}|%[sd]")

Key = tuple[str, str]


def read(locale: Path) -> Catalog:
    """Return the stored catalogue, an empty one if there is none yet."""
    file = locale / FILE
    if not file.exists():
        return Catalog(locale=LANGUAGE, domain="django", fuzzy=False)
    with file.open("rb") as stored:
        return read_po(stored, locale=LANGUAGE, domain="django")


def update(root: Path) -> tuple[int, int]:
    """Write the texts that the code has now into the catalogue, each with its translation if it had one.

    Nothing is guessed: a changed text is a new text. Returns how many are in it and how many lack Swedish.
    """
    found, stored = texts(root), read(root / "locale")
    known = {key(message): message for message in stored if message.id}
    untranslated = 0
    for message in listed(found):
        before = known.get(key(message))
        if before is not None and before.pluralizable == message.pluralizable:
            message.string = before.string
        untranslated += not translated(message)
    save(found, root / "locale")
    return len(listed(found)), untranslated


def save(catalogue: Catalog, locale: Path) -> None:
    """Write `catalogue` in the order of its texts, with the file of each but no line numbers."""
    body = BytesIO()
    write_po(
        body,
        catalogue,
        width=110,
        sort_output=True,
        omit_header=True,
        ignore_obsolete=True,
        include_lineno=False,
    )
    file = locale / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(HEAD + body.getvalue().decode().strip() + "\n", encoding="utf-8")


def missing(root: Path) -> list[str]:
    """Return one line for everything that keeps the Swedish from being complete; empty when it is."""
    found = {key(message): message for message in listed(texts(root))}
    stored = {key(message): message for message in listed(read(root / "locale"))}
    lines = [
        f"not in the catalogue, run `make messages`: {name(each)}" for each in found if each not in stored
    ]
    lines += [
        f"no longer in the code, run `make messages`: {name(each)}" for each in stored if each not in found
    ]
    for each, message in stored.items():
        if not translated(message):
            lines.append(f"without Swedish: {name(each)}")
        elif message.fuzzy:
            lines.append(f"fuzzy: {name(each)}")
        elif wrong := misplaced(message):
            lines.append(f"other placeholders than the English ({wrong}): {name(each)}")
    return lines


def misplaced(message: Message) -> str:
    """Return the placeholders that only one of text and translation has."""
    there, here = (
        [{found.group() for found in PLACEHOLDER.finditer(form)} for form in forms(value)]
        for value in (message.id, message.string)
    )
    # The last form is for many and must have everything; "one" may be written as a word.
    wrong = set().union(*here) - set().union(*there) | there[-1] - here[-1]
    return ", ".join(sorted(wrong))


def compile_all(locale: Path) -> list[Path]:
    """Compile every catalogue whose .mo is missing or older; return what was written."""
    written = []
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as stored:
            catalogue = read_po(stored, locale=source.parent.parent.name)
        fresh = target.with_suffix(f".{os.getpid()}")
        with fresh.open("wb") as out:
            write_mo(out, catalogue)
        fresh.replace(target)  # a running site never sees half a file
        written.append(target)
    return written


def listed(catalogue: Catalog) -> list[Message]:
    """Return the messages without the header."""
    return [message for message in catalogue if message.id]


def key(message: Message) -> Key:
    """Return what tells this text from all others: context and (singular) text."""
    return (message.context or "", forms(message.id)[0])


def name(each: Key) -> str:
    """Return how a report calls a text."""
    context, text = each
    return f"{text!r} ({context})" if context else repr(text)


def translated(message: Message) -> bool:
    """Say whether every form has a translation."""
    return all(forms(message.string))


def forms(value: object) -> tuple[str, ...]:
    """Return a text or a translation as its forms: one, or singular and plural."""
    return (
        tuple(str(form or "") for form in value) if isinstance(value, tuple | list) else (str(value or ""),)
    )
