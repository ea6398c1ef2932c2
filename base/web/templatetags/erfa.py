"""The product's own template tags, loaded everywhere: drawings, times, numbers, and a form's fields.

A page calls these some sixty times, so what does not depend on the moment is kept once made.
"""

import datetime
from collections.abc import Hashable
from functools import lru_cache

from django import forms, template
from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from base import clock
from base.web.styles import stylesheets
from base.web.undo import press

register = template.Library()

MINUTE, HOUR, DAY = 60, 3600, 86400
RELATIVE_DAYS = 7
KEPT = 4096  # 311 marks and some 60 icons and tiles, in a handful of sizes


@register.simple_tag
@lru_cache(maxsize=KEPT)
def icon(name: str, size: int = 20) -> SafeString:
    """Draw a Lucide icon from static/icons.svg. It always stands beside a word, so it is hidden from readers."""
    return _drawing("i", size, f"{static('icons.svg')}#{name}")


@register.simple_tag
@lru_cache(maxsize=KEPT)
def tile(name: str, size: int = 15) -> SafeString:
    """Draw a glyph tile: open, half, full, adopt, solved or new. Its word stands beside it."""
    return _drawing(f"g g-{name}", size, f"{static('marks.svg')}#g-{name}")


@register.simple_tag
@lru_cache(maxsize=KEPT)
def mark(code: str, size: int = 36) -> SafeString:
    """Draw the mark of an organisation (`organisation.mark`). The name stands beside it."""
    return _drawing("mark", size, f"{static('marks.svg')}#m-{code or 'x'}")


@register.simple_tag
def kept(part: str, **values: Hashable) -> SafeString:
    """Print a part that shows nothing but the values given here, in words: made once for each set of them.

    Every page has the same frame; making it anew each time cost as much as the posts of a thread.
    """
    make = _kept.__wrapped__ if settings.DEBUG else _kept  # whoever develops sees a change at once
    return make(part, get_language(), tuple(values.items()))


@register.simple_tag(takes_context=True)
def kept_forms(context: template.Context, part: str, next: str, **values: Hashable) -> SafeString:
    """Print such a part with forms in it: the reader's token and the page to come back to are filled in last.

    Only for parts of Erfa's own words: a brace in a text of people's would be taken for a place to fill in.
    """
    made = kept(part, csrf_token="{token}", next="{next}", **values)  # noqa: S106 - a place to fill in
    return format_html(made, token=context.get("csrf_token", ""), next=next)


@lru_cache(maxsize=KEPT)
def _kept(part: str, language: str, values: tuple[tuple[str, Hashable], ...]) -> SafeString:
    return render_to_string(part, dict(values))


@register.simple_tag
def styles() -> SafeString:
    """Link the style sheets: one bundle where static files are collected, each part while developing."""
    return format_html_join(
        "\n", '<link rel="stylesheet" href="{}">', ((static(name),) for name in stylesheets())
    )


@register.simple_tag
def widget(field: forms.BoundField, hint: str = "") -> SafeString:
    """Render a field's control, tied to its hint and its error also when the hint comes from the page."""
    if not hint or field.help_text or field.use_fieldset:
        return field.as_widget()
    described = [f"{field.auto_id}_helptext", f"{field.auto_id}_error" if field.errors else ""]
    return field.as_widget(attrs={"aria-describedby": " ".join(filter(None, described))})


@register.filter
def wrong_fields(form: forms.BaseForm) -> list[forms.BoundField]:
    """The visible fields of a form that must be corrected, in order."""
    return [field for field in form if field.errors and not field.is_hidden]


@register.filter
def moment(value: datetime.datetime | None) -> str:
    """`today at 08:05`, `yesterday at 16:20`, `21 November at 16:20`; another year: `21 November 2025`."""
    if value is None:
        return ""
    today = timezone.localtime(clock.now()).date()
    return _moment(value, today, get_language(), timezone.get_current_timezone_name())


@lru_cache(maxsize=KEPT)
def _moment(value: datetime.datetime, today: datetime.date, language: str, zone: str) -> str:
    """Word a moment once for each language and zone: a thread's page has twenty, and they cost a tenth of it."""
    local = timezone.localtime(value)
    if local.year != today.year and (today - local.date()).days > 1:
        return _time(value, _date(local, today))
    at = {"time": date_format(local, pgettext("time in running text", "H:i"))}
    days = (today - local.date()).days
    if days == 0:
        return _time(value, _("today at %(time)s") % at)
    if days == 1:
        return _time(value, _("yesterday at %(time)s") % at)
    return _time(value, _("%(date)s at %(time)s") % {**at, "date": _date(local, today)})


@register.filter
def ago(value: datetime.datetime | None) -> str:
    """`just now`, `3 hours ago`, up to 7 days; older is a date."""
    if value is None:
        return ""
    now = clock.now()
    seconds = int((now - value).total_seconds())
    if seconds >= (RELATIVE_DAYS + 1) * DAY:
        return _time(value, _date(timezone.localtime(value), timezone.localtime(now).date()))
    return _time(value, _elapsed(seconds))


def _elapsed(seconds: int) -> str:
    if seconds < MINUTE:
        return _("just now")
    if seconds < HOUR:
        n = seconds // MINUTE
        return ngettext("%(n)s minute ago", "%(n)s minutes ago", n) % {"n": n}
    if seconds < DAY:
        n = seconds // HOUR
        return ngettext("%(n)s hour ago", "%(n)s hours ago", n) % {"n": n}
    n = seconds // DAY
    return ngettext("%(n)s day ago", "%(n)s days ago", n) % {"n": n}


@register.filter
def clock_time(value: datetime.datetime | None) -> str:
    """`10:14`, for tables and lists; in a template it is called `clock`."""
    return f"{timezone.localtime(value):%H:%M}" if value else ""


register.filter("clock", clock_time)
register.filter("press", press)


@register.filter
def day(value: datetime.datetime | None) -> str:
    """`Tuesday 24 November`, in the person's zone."""
    return date_format(timezone.localtime(value), pgettext("day", "l j F")) if value else ""


@register.filter
def week(value: datetime.datetime | None) -> str:
    """`week 48`, the ISO week that municipalities plan by."""
    return _("week %(n)s") % {"n": timezone.localtime(value).isocalendar().week} if value else ""


@register.filter
def number(value: int | None) -> str:
    """`9 000` with a hard space, in every language."""
    return "" if value is None else f"{value:,}".replace(",", "\u00a0")


def _drawing(classes: str, size: int, address: str) -> SafeString:
    return format_html(
        '<svg class="{0}" width="{1}" height="{1}" aria-hidden="true"><use href="{2}"/></svg>',
        classes,
        size,
        address,
    )


def _date(local: datetime.datetime, today: datetime.date) -> str:
    same_year = local.year == today.year
    return date_format(local, pgettext("date", "j F") if same_year else pgettext("date", "j F Y"))


def _time(value: datetime.datetime, words: str) -> SafeString:
    stamp = value.astimezone(datetime.UTC).isoformat(timespec="seconds")
    return format_html('<time datetime="{}">{}</time>', stamp, words)
