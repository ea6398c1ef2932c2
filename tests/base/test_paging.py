"""Keyset paging: page by page to the end and back, each row once."""

from itertools import pairwise

import pytest
from django.db.models import F

from base.limits.models import Window
from base.paging import Page, keyset, placed

pytestmark = pytest.mark.django_db


def rows(how_many: int) -> None:
    """Make rows whose `starts` are 10, 20, 30 …"""
    Window.objects.bulk_create(Window(name=f"row {n}", starts=n * 10) for n in range(1, how_many + 1))


def page(**cursor: object) -> Page[Window]:
    """Return a page of three by `starts`."""
    return keyset(Window.objects.all(), by="starts", size=3, **cursor)  # type: ignore[arg-type]


def starts(found: Page[Window]) -> list[int]:
    """Return the values on a page."""
    return [row.starts for row in found.items]


@pytest.mark.parametrize(
    ("cursor", "shown", "before", "after"),
    [
        ({}, [10, 20, 30], None, 30),
        ({"after": 30}, [40, 50, 60], 40, 60),
        ({"after": 60}, [70], 70, None),
        ({"after": 70}, [], None, None),
        ({"after": 35}, [40, 50, 60], 40, 60),
        ({"before": 70}, [40, 50, 60], 40, 60),
        ({"before": 40}, [10, 20, 30], None, 30),
        ({"before": 20}, [10], None, 10),
        ({"before": 10}, [], None, None),
        ({"start": 40}, [40, 50, 60], 40, 60),
        ({"start": 65}, [70], 70, None),
        ({"descending": True}, [70, 60, 50], None, 50),
        ({"descending": True, "after": 50}, [40, 30, 20], 40, 20),
        ({"descending": True, "after": 20}, [10], 10, None),
        ({"descending": True, "before": 40}, [70, 60, 50], None, 50),
        ({"descending": True, "before": 20}, [50, 40, 30], 50, 30),
        ({"descending": True, "start": 30}, [30, 20, 10], 30, None),
    ],
)
def test_a_page_and_what_to_ask_its_neighbours_with(
    cursor: dict[str, object], shown: list[int], before: int | None, after: int | None
) -> None:
    rows(7)
    found = page(**cursor)
    assert (starts(found), found.before, found.after) == (shown, before, after)
    assert len(found) == len(shown)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("how_many", [0, 1, 3, 4, 9, 10])
def test_forward_and_back_meet_every_row_once(how_many: int, descending: bool) -> None:
    rows(how_many)
    pages = [page(descending=descending)]
    while pages[-1].after is not None:
        pages.append(page(descending=descending, after=pages[-1].after))
    seen = [value for found in pages for value in starts(found)]
    assert seen == sorted(seen, reverse=descending)
    assert len(seen) == how_many
    for earlier, later in pairwise(pages):
        assert starts(page(descending=descending, before=later.before)) == starts(earlier)


def test_a_page_is_one_query_however_far(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    rows(50)
    for cursor in ({}, {"after": 400}, {"before": 400}, {"start": 400}):
        with django_assert_num_queries(1):
            page(**cursor)


def by_key(**cursor: object) -> tuple[list[int], object, object]:
    """Return a page of three by `place`, without the second row, which still marks its place."""
    every = Window.objects.annotate(place=F("starts"))
    found = placed(every.exclude(starts=20), among=every, cursor="name", size=3, **cursor)  # type: ignore[arg-type]
    return starts(found), found.before, found.after


def test_keys_of_rows_are_cursors_and_who_has_left_still_marks_a_place() -> None:
    rows(6)
    assert by_key() == ([10, 30, 40], None, "row 4")
    assert by_key(after="row 4") == ([50, 60], "row 5", None)
    assert by_key(after="row 2") == ([30, 40, 50], "row 3", "row 5")
    assert by_key(before="row 5") == ([10, 30, 40], None, "row 4")
    assert by_key(after="row 6") == ([], None, None)
    assert by_key(after="nobody") == by_key()
