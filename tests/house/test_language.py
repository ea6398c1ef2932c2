"""The Swedish is complete: every text of code and templates has one, none is fuzzy, none is left over."""

from pathlib import Path

import pytest

from base.language import catalogue
from tests.house import tree


def test_every_text_has_its_swedish() -> None:
    assert catalogue.missing(tree.ROOT) == []


TEMPLATE = """\
{% blocktranslate count n=n trimmed %}
  One reply
{% plural %}
  {{ n }} replies
{% endblocktranslate %}
"""
TRANSLATED = catalogue.HEAD + (
    'msgid "Reply"\nmsgstr "Svara"\n\n'
    'msgid "One reply"\nmsgid_plural "%(n)s replies"\nmsgstr[0] "Ett svar"\nmsgstr[1] "%(n)s svar"\n'
)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "base").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "base" / "a.py").write_text('label = _("Reply")\n')
    (tmp_path / "templates" / "a.html").write_text(TEMPLATE)
    return tmp_path


def store(house: Path, po: str) -> None:
    file = house / "locale" / catalogue.FILE
    file.parent.mkdir(parents=True)
    file.write_text(po)


def test_a_complete_catalogue_passes(house: Path) -> None:
    store(house, TRANSLATED)
    assert catalogue.missing(house) == []


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ('msgid "Reply"\nmsgstr "Svara"\n', "", "not in the catalogue, run `make messages`: 'Reply'"),
        (
            'msgid "Reply"',
            'msgid "Gone"\nmsgstr "x"\n\nmsgid "Reply"',
            "no longer in the code, run `make messages`: 'Gone'",
        ),
        ('"Svara"', '""', "without Swedish: 'Reply'"),
        ('[0] "Ett svar"', '[0] ""', "without Swedish: 'One reply'"),
        ('msgid "Reply"', '#, fuzzy\nmsgid "Reply"', "fuzzy: 'Reply'"),
        ('"%(n)s svar"', '"%(m)s svar"', "other placeholders than the English (%(m)s, %(n)s): 'One reply'"),
    ],
)
def test_what_is_missing_is_told(house: Path, good: str, bad: str, told: str) -> None:
    assert good in TRANSLATED
    store(house, TRANSLATED.replace(good, bad))
    assert catalogue.missing(house) == [told]


def test_updating_keeps_translations_drops_the_gone_and_is_stable(house: Path) -> None:
    store(house, TRANSLATED + '\nmsgid "Gone"\nmsgstr "Borta"\n')
    assert catalogue.update(house) == (2, 0)
    first = (house / "locale" / catalogue.FILE).read_text()
    assert "Gone" not in first
    assert catalogue.missing(house) == []
    catalogue.update(house)
    assert (house / "locale" / catalogue.FILE).read_text() == first


def test_compiling_makes_what_gettext_reads_and_only_when_needed(house: Path) -> None:
    import gettext

    store(house, TRANSLATED)
    assert len(catalogue.compile_all(house / "locale")) == 1
    assert catalogue.compile_all(house / "locale") == []
    swedish = gettext.translation("django", house / "locale", ["sv"])
    assert [swedish.gettext("Reply"), swedish.ngettext("One reply", "%(n)s replies", 2)] == [
        "Svara",
        "%(n)s svar",
    ]
