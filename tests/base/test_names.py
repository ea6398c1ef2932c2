"""Names in addresses and in the alphabet."""

import pytest

from base.alphabet import spelled
from base.slugs import LONGEST, slug_of, slug_ok
from tests.factories import make_organisation


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("HR och digitalisering", "hr-och-digitalisering"),
        ("Välfärd & AI – på riktigt", "valfard-ai-pa-riktigt"),
        ("Smørrebrød_æß", "smorrebrod-aess"),
        ("  ---  ", ""),
        ("日本", ""),
        ("x" * 59 + " yz", "x" * 59),
    ],
)
def test_a_name_suggests_a_slug(name: str, slug: str) -> None:
    assert slug_of(name) == slug
    assert slug_ok(slug) == bool(slug)


@pytest.mark.parametrize("slug", ["", "-a", "a-", "a--b", "A", "å", "a_b", "a b", "a\n", "x" * (LONGEST + 1)])
def test_what_is_no_slug(slug: str) -> None:
    assert not slug_ok(slug)


@pytest.mark.django_db
def test_the_database_sorts_as_swedes_do() -> None:
    names = [
        "Ale",
        "Dals-Ed",
        "Malmö",
        "Malå",
        "Upplands Väsby",
        "Uppsala",
        "Zorn",
        "Åmål",
        "Ängelholm",
        "Örebro",
        "Östra Göinge",
    ]
    for name in reversed(names):
        make_organisation(name)
    from networks.organisations.models import Organisation

    assert list(Organisation.objects.order_by("sorts_as").values_list("name", flat=True)) == names


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["Åmål", "Österåker", "Malung-Sälen", "Forêt é ü", "Ærø’s"])
def test_python_and_the_database_spell_alike(name: str) -> None:
    made = make_organisation(name)
    made.refresh_from_db()
    assert made.sorts_as == spelled(name)
    assert spelled(name.upper()) == spelled(name)
