"""Whenever the demo is loaded, its times look like a working year."""

from datetime import UTC, datetime, timedelta

import pytest

from demo import files, times

CONTENT = files.read()
# A Monday at half past midnight in Sweden, then every seventh hour of a fortnight, and a night with a DST change.
LOADS = [datetime(2026, 11, 22, 23, 30, tzinfo=UTC) + timedelta(hours=7 * n) for n in range(48)]
LOADS += [datetime(2026, 10, 25, 1, 30, tzinfo=UTC), datetime(2026, 3, 29, 4, 0, tzinfo=UTC)]


@pytest.mark.parametrize("now", LOADS)
def test_conversations_are_in_order_in_the_daytime_and_in_the_past(now: datetime) -> None:
    for case in CONTENT.cases:
        begun = times.of_day(now, case.days_ago, case.id)
        replies = CONTENT.replies_to(case.id)
        hours, names = [each.hours_after for each in replies], [each.id for each in replies]
        moments = [begun, *times.replies_after(begun, hours, now=now, names=names)]
        assert moments == sorted(set(moments))
        assert all(map(times.in_hours, moments))
        assert moments[-1] < now


@pytest.mark.parametrize("now", LOADS)
def test_chat_is_in_order_in_the_daytime_and_in_the_past(now: datetime) -> None:
    for room in CONTENT.rooms:
        moments = times.chat(len(room.messages), now=now, name=room.id)
        assert len(moments) == len(room.messages)
        assert moments == sorted(set(moments))
        assert all(map(times.in_hours, moments))
        assert moments[-1] < now


def test_a_case_lies_on_the_day_that_its_file_says() -> None:
    now = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    days = {times.of_day(now, case.days_ago, case.id).astimezone(times.ZONE).date() for case in CONTENT.cases}
    assert days == {now.date() - timedelta(days=case.days_ago) for case in CONTENT.cases}


def test_the_same_object_gets_the_same_time() -> None:
    now = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    assert times.of_day(now, 3, "case-001") == times.of_day(now, 3, "case-001")
    assert times.of_day(now, 3, "case-001") != times.of_day(now, 3, "case-002")


def test_a_reply_of_friday_evening_waits_for_monday() -> None:
    friday = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
    (moment,) = times.replies_after(friday, [10], now=friday + timedelta(days=9), names=["reply"])
    assert moment.astimezone(times.ZONE).strftime("%A %H") in {"Monday 07", "Monday 08"}


def test_a_young_conversation_goes_on_through_the_weekend() -> None:
    friday = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
    (moment,) = times.replies_after(friday, [20], now=friday + timedelta(days=2), names=["reply"])
    assert moment.astimezone(times.ZONE).strftime("%A") == "Saturday"


def test_what_would_still_lie_in_the_future_is_clamped() -> None:
    morning = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    first, second = times.replies_after(morning, [5, 9], now=morning + timedelta(hours=1), names=["a", "b"])
    assert morning < first < second < morning + timedelta(hours=1)
