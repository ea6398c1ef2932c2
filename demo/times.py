"""When the demo's acts happened: relative to the day of loading, in the working day, never in the future.

The same content gets the same times relative to the day of loading, because chance is seeded by each object's id.
"""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Stockholm")
OPENS, CLOSES = time(7), time(18)
SATURDAY = 5
# A case begins before noon, so that its latest reply (28 hours on) still falls within the next day's hours.
CASE_MINUTES = (10, 5 * 60)
CHAT_DAYS = 6
SEED = "erfa"


def chance(name: str) -> random.Random:
    """Return chance that is the same for the same object in every load."""
    return random.Random(f"{SEED}-{name}")  # noqa: S311 - times of invented acts


def in_hours(moment: datetime) -> bool:
    """Whether the moment lies within 07-18 in Sweden."""
    return OPENS <= moment.astimezone(ZONE).time() < CLOSES


def is_working_day(day: date) -> bool:
    """Monday to Friday."""
    return day.weekday() < SATURDAY


def at_minute(day: date, minute: float) -> datetime:
    """Return the moment so many minutes after opening on a day, in UTC."""
    opening = datetime.combine(day, OPENS, tzinfo=ZONE)
    return (opening + timedelta(minutes=minute)).astimezone(UTC)


def of_day(now: datetime, days_ago: int, name: str) -> datetime:
    """Return a moment of the morning so many days before the day of loading, exactly as the file says."""
    day = now.astimezone(ZONE).date() - timedelta(days=days_ago)
    return at_minute(day, chance(name).uniform(*CASE_MINUTES))


def replies_after(
    begun: datetime, hours: Sequence[int], *, now: datetime, names: Sequence[str]
) -> list[datetime]:
    """Return when each reply was written: in order, some minutes apart, hours after the case or a little later.

    What would fall at night or on a weekend waits for the next working morning. A conversation so young that
    this would end in the future goes on through the weekend instead, and is clamped at worst.
    """
    moments = _replies(begun, hours, names, weekends=False)
    if any(moment >= now for moment in moments):
        moments = _replies(begun, hours, names, weekends=True)
    return _clamped(begun, moments, now)


def _replies(
    begun: datetime, hours: Sequence[int], names: Sequence[str], *, weekends: bool
) -> list[datetime]:
    moments: list[datetime] = []
    last = begun
    for after, name in zip(hours, names, strict=True):
        dice = chance(name)
        wanted = max(begun + timedelta(hours=after), last + timedelta(minutes=dice.uniform(3, 25)))
        last = _in_open_hours(wanted, dice, weekends=weekends)
        moments.append(last)
    return moments


def _clamped(begun: datetime, moments: Sequence[datetime], now: datetime) -> list[datetime]:
    """Return the moments with those of the future moved between the one before and now, still in order."""
    kept: list[datetime] = []
    last = begun
    for moment in moments:
        last = moment if moment < now else last + (now - last) / 2
        kept.append(last)
    return kept


def chat(count: int, *, now: datetime, name: str) -> list[datetime]:
    """Return when `count` lines were said: spread over the latest working days, in runs of some minutes."""
    dice = chance(name)
    days = _latest_days(now)
    moments: list[datetime] = []
    for index, day in enumerate(days):
        share = count * (index + 1) // len(days) - len(moments)
        # The last day's run is over before nine, so that it may be today.
        minute = dice.uniform(0, 8 * 60) if index < len(days) - 1 else dice.uniform(2, 20)
        for _ in range(share):
            minute += dice.uniform(0.5, 9)
            moments.append(at_minute(day, minute))
    return moments


def _latest_days(now: datetime) -> list[date]:
    day = now.astimezone(ZONE).date()
    if now <= at_minute(day, 2 * 60):
        day -= timedelta(days=1)
    days: list[date] = []
    while len(days) < CHAT_DAYS:
        if is_working_day(day):
            days.append(day)
        day -= timedelta(days=1)
    return days[::-1]


def _in_open_hours(moment: datetime, dice: random.Random, *, weekends: bool) -> datetime:
    """Return the moment, or the beginning of the next day that is open when it falls outside."""
    local = moment.astimezone(ZONE)
    if in_hours(moment) and (weekends or is_working_day(local.date())):
        return moment.astimezone(UTC)
    day = local.date() if local.time() < OPENS else local.date() + timedelta(days=1)
    while not weekends and not is_working_day(day):
        day += timedelta(days=1)
    return at_minute(day, dice.uniform(1, 90))


def look(now: datetime, days_ago: float) -> datetime:
    """Return the moment, so many days ago, when somebody looked: any hour, never in the future."""
    return now - timedelta(days=days_ago, minutes=1)
