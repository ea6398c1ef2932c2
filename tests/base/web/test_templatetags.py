"""What the template tags draw and say, in Swedish and in English."""

import datetime

import pytest
from django import forms
from django.utils import timezone, translation

from base import clock
from base.web.templatetags import erfa

NOW = datetime.datetime(2026, 11, 24, 15, 40, tzinfo=datetime.UTC)  # Tuesday 16.40 in Stockholm
STOCKHOLM = "Europe/Stockholm"


@pytest.fixture(autouse=True)
def _tuesday_afternoon():
    with clock.at(NOW), timezone.override(STOCKHOLM), translation.override("en"):
        yield


def before(**how_long: int) -> datetime.datetime:
    return NOW - datetime.timedelta(**how_long)


def words(html: str) -> str:
    return html.split(">", 1)[1].removesuffix("</time>")


@pytest.mark.parametrize(
    ("moment", "says"),
    [
        (NOW, "today at 16:40"),
        (datetime.datetime(2026, 11, 23, 23, 5, tzinfo=datetime.UTC), "today at 00:05"),
        (datetime.datetime(2026, 11, 23, 22, 55, tzinfo=datetime.UTC), "yesterday at 23:55"),
        (datetime.datetime(2026, 11, 21, 15, 20, tzinfo=datetime.UTC), "21 November at 16:20"),
        (datetime.datetime(2026, 7, 1, 6, 5, tzinfo=datetime.UTC), "1 July at 08:05"),
        (datetime.datetime(2025, 11, 21, 15, 20, tzinfo=datetime.UTC), "21 November 2025"),
    ],
)
def test_a_moment_is_told_in_the_persons_zone(moment: datetime.datetime, says: str) -> None:
    assert words(erfa.moment(moment)) == says


def test_new_years_eve_is_yesterday_on_new_years_day() -> None:
    with clock.at(datetime.datetime(2027, 1, 1, 11, 0, tzinfo=datetime.UTC)):
        assert (
            words(erfa.moment(datetime.datetime(2026, 12, 31, 19, 0, tzinfo=datetime.UTC)))
            == "yesterday at 20:00"
        )


def test_a_moment_carries_its_time_in_utc() -> None:
    assert erfa.moment(NOW) == '<time datetime="2026-11-24T15:40:00+00:00">today at 16:40</time>'


def test_swedish_months_are_lower_case() -> None:
    with translation.override("sv"):
        assert (
            words(erfa.moment(datetime.datetime(2025, 11, 21, 15, 20, tzinfo=datetime.UTC)))
            == "21 november 2025"
        )


@pytest.mark.parametrize(
    ("moment", "says"),
    [
        (before(seconds=59), "just now"),
        (before(seconds=-30), "just now"),
        (before(minutes=1), "1 minute ago"),
        (before(minutes=59), "59 minutes ago"),
        (before(hours=1), "1 hour ago"),
        (before(hours=23), "23 hours ago"),
        (before(days=1), "1 day ago"),
        (before(days=7, hours=23), "7 days ago"),
        (before(days=8), "16 November"),
        (before(days=400), "20 October 2025"),
    ],
)
def test_what_is_recent_is_told_by_its_age(moment: datetime.datetime, says: str) -> None:
    assert words(erfa.ago(moment)) == says


def test_tables_lists_and_headings() -> None:
    assert erfa.clock_time(NOW) == "16:40"
    assert erfa.day(NOW) == "Tuesday 24 November"
    assert erfa.week(NOW) == "week 48"
    assert [erfa.number(n) for n in (0, 999, 9000, 1234567)] == [
        "0",
        "999",
        "9\u00a0000",
        "1\u00a0234\u00a0567",
    ]


def test_nothing_is_told_of_no_time() -> None:
    filters = (erfa.moment, erfa.ago, erfa.clock_time, erfa.day, erfa.week, erfa.number)
    assert [told(None) for told in filters] == [""] * 6


def test_drawings_point_into_the_sprites() -> None:
    svg = '<svg class="{0}" width="{1}" height="{1}" aria-hidden="true"><use href="/static/{2}"/></svg>'
    assert erfa.icon("reply", 18) == svg.format("i", 18, "icons.svg#reply")
    assert erfa.tile("half") == svg.format("g g-half", 15, "marks.svg#g-half")
    assert erfa.mark("2480", 22) == svg.format("mark", 22, "marks.svg#m-2480")
    assert erfa.mark("") == svg.format("mark", 36, "marks.svg#m-x")


def test_a_mark_cannot_leave_its_attribute() -> None:
    assert '"><script>' not in erfa.mark('2480"><script>')


class Sheet(forms.Form):
    title = forms.CharField(label="Title")
    text = forms.CharField(help_text="Like to a colleague.")
    key = forms.CharField(widget=forms.HiddenInput)


def test_a_control_is_tied_to_its_hint_and_its_error() -> None:
    form = Sheet({})
    assert 'aria-describedby="id_title_helptext id_title_error"' in erfa.widget(form["title"], "Short.")
    assert 'aria-describedby="id_title_error"' in erfa.widget(form["title"])
    assert 'aria-describedby="id_text_helptext id_text_error"' in erfa.widget(form["text"], "ignored")
    assert 'aria-invalid="true"' in erfa.widget(form["title"])


def test_only_what_can_be_corrected_is_listed() -> None:
    assert [field.name for field in erfa.wrong_fields(Sheet({}))] == ["title", "text"]
