"""Shape and length of what is typed about the site."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from base.text import NAME
from base.web.comparing import BasisField
from base.web.fields import Choice, Formatted, Line, Text
from base.web.forms import KeyField
from networks.site.actions.announcing import LONGEST as ANNOUNCEMENT
from networks.site.actions.telling import LONGEST as LEGAL
from networks.site.actions.telling import REPORT
from networks.site.texts import ANNOUNCEMENTS

ADDRESS = 254
REASON = 500


class Report(forms.Form):
    """A fault in accessibility, from anybody."""

    text = Text(
        REPORT,
        label=_("What does not work"),
        help_text=_("Say what you wanted to do and what stood in the way. Which aids you use helps us, too."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    page = Line(200, required=False, label=_("Where"), help_text=_("The page's address or name."))
    address = Line(
        ADDRESS,
        required=False,
        label=_("Your e-mail address"),
        help_text=_("If you want an answer. It is erased when your report is dealt with."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class Moment(forms.DateTimeField):
    """A moment in the person's own time zone, to the minute."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        wrong = {"invalid": _("Write a day and a time."), "required": _("Choose a day and a time.")}
        super().__init__(widget=widget, error_messages=wrong, **options)


class Announce(forms.Form):
    """One line to everybody."""

    kind = Choice(label=_("Kind"), choices=list(ANNOUNCEMENTS.items()), widget=forms.RadioSelect)
    text_sv = Line(ANNOUNCEMENT, label=_("Text in Swedish"), help_text=_("One line: what, when, what to do."))
    text_en = Line(
        ANNOUNCEMENT,
        required=False,
        label=_("Text in English"),
        help_text=_("Left empty, the Swedish is shown."),
    )
    from_at = Moment(label=_("From"))
    until_at = Moment(label=_("Until"))
    for_visitors = forms.BooleanField(required=False, label=_("Show it also to people who are not signed in"))


class AnnounceNew(Announce):
    """One more."""

    key = KeyField()


class AnnounceChanged(Announce):
    """One that is there, changed."""

    basis = BasisField()


class WriteText(forms.Form):
    """One of the law's texts."""

    source = Formatted(
        LEGAL,
        label=_("Text"),
        help_text=_("Formatting as in posts. A line that begins with ## is a heading."),
        widget=forms.Textarea(attrs={"rows": 24}),
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class Find(forms.Form):
    """What a list is cut down to."""

    q = Line(NAME, required=False, label=_("Find"), widget=forms.TextInput(attrs={"type": "search"}))


class Why(forms.Form):
    """A yes, with a reason for the log."""

    reason = Line(
        REASON, required=False, label=_("Reason"), help_text=_("For the log. Nothing about the person.")
    )


class Rename(forms.Form):
    """Another name for an organisation."""

    name = Line(120, label=_("Name"))
    basis = BasisField()


class NewOrganisation(forms.Form):
    """A body that is neither municipality nor region."""

    name = Line(120, label=_("Name"))
    slug = Line(
        36, label=_("Address"), help_text=_("Small letters, digits and hyphens; its page becomes /o/x-…/.")
    )


class TakePart(forms.Form):
    """From when an organisation takes part."""

    since = forms.DateField(
        label=_("Takes part from"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write a day."), "required": _("Choose a day.")},
    )


class WhichOrganisation(forms.Form):
    """An organisation, by its code."""

    code = Line(
        40,
        label=_("The organisation's code"),
        help_text=_("It stands in the address of its page: /o/2480/ has the code 2480."),
    )


class WhichPerson(forms.Form):
    """An account, by its address."""

    email = Line(ADDRESS, label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))


class TagForm(forms.Form):
    """A tag of the list."""

    name = Line(50, label=_("Name in Swedish"))
    name_en = Line(50, required=False, label=_("Name in English"))
    description = Text(500, required=False, label=_("Description"), widget=forms.Textarea(attrs={"rows": 3}))
    synonyms = Line(
        600, required=False, label=_("Synonyms"), help_text=_("Other words, with commas between.")
    )


class TagChanged(TagForm):
    """A tag of the list, changed."""

    basis = BasisField()


class WhichTag(forms.Form):
    """A tag, by its name."""

    name = Line(50, label=_("The tag that stays"), help_text=_("Its name, as it stands in the list."))
