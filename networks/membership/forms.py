"""Shape and length of what is typed about networks and memberships."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from base.slugs import LONGEST, slug_of
from base.text import NAME
from base.web.fields import Choice, Line, Text
from base.web.forms import KeyField
from networks.membership.models import Role, Visibility
from networks.membership.texts import ROLES, VISIBILITIES, VISIBILITY_HINTS

PURPOSE = 1_000
RULES = 4_000
MESSAGE = 1_000
REASON = 1_000
ADDRESS = 254
LARGEST = 2**63 - 1


class Filter(forms.Form):
    """What the directory is cut down to."""

    q = Line(NAME, required=False, label=_("Name"), widget=forms.TextInput(attrs={"type": "search"}))
    show = Choice(
        required=False, label=_("Networks"), choices=[("", _("All networks")), ("mine", _("My networks"))]
    )
    visibility = Choice(
        required=False, label=_("Kind"), choices=[("", _("All kinds")), *VISIBILITIES.items()]
    )


class Ask(forms.Form):
    """A request to join."""

    message = Text(
        MESSAGE,
        required=False,
        label=_("Message to the network leads"),
        help_text=_("Say what you work with and what you hope to find. You may leave it empty."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    key = KeyField()


class Decide(forms.Form):
    """A lead's answer to somebody who asks."""

    approve = forms.BooleanField(required=False)
    reason = Text(
        REASON,
        required=False,
        label=_("Why"),
        help_text=_("In plain words. The person who asked reads it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SetRole(forms.Form):
    """Another role for a member."""

    role = Choice(label=_("Role"), choices=list(ROLES.items()))


class AddMember(forms.Form):
    """An existing account for a private network."""

    email = Line(ADDRESS, label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    role = Choice(label=_("Role"), choices=list(ROLES.items()), initial=Role.MEMBER)


class Appoint(forms.Form):
    """The first lead of a network."""

    email = Line(ADDRESS, label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))


class Seen(forms.Form):
    """Up to where the news has been seen."""

    sequence = forms.IntegerField(min_value=0, max_value=LARGEST)


class Called(forms.Form):
    """What a network is called, what it is for, and its rules."""

    name = Line(NAME, label=_("Name"), help_text=_("What the network is about, in a few words."))
    name_en = Line(NAME, required=False, label=_("Name in English"), help_text=_("May be left empty."))
    purpose = Text(
        PURPOSE,
        label=_("Purpose"),
        help_text=_("Two or three sentences: for whom it is, and what they do together."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    rules = Text(
        RULES,
        required=False,
        label=_("House rules"),
        help_text=_("One on each line. May be left empty."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def clean_rules(self) -> list[str]:
        """Split the rules, which stand on lines."""
        return lines_of(self.cleaned_data["rules"])


class NewNetwork(Called):
    """A new network and its first leads."""

    slug = Line(
        LONGEST,
        required=False,
        label=_("Address"),
        help_text=_("The end of /n/…/. Left empty, it is made from the name."),
    )
    visibility = Choice(label=_("Who sees the network"), widget=forms.RadioSelect)
    leads = Text(
        NAME * 20,
        label=_("Network leads"),
        help_text=_("E-mail addresses of people who have an account, one on each line."),
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
    )
    key = KeyField()
    field_order = ("name", "name_en", "slug", "visibility", "purpose", "rules", "leads", "key")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["visibility"].choices = [  # type: ignore[attr-defined]  # a choice field has choices
            (kind, f"{VISIBILITIES[kind]}: {VISIBILITY_HINTS[kind]}") for kind in Visibility.values
        ]

    def clean_leads(self) -> list[str]:
        """Split the addresses, which stand on lines."""
        return lines_of(self.cleaned_data["leads"])

    def clean(self) -> dict[str, Any]:
        """Fill in the address from the name."""
        cleaned = super().clean() or {}
        cleaned["slug"] = cleaned.get("slug") or slug_of(cleaned.get("name", ""))
        return cleaned


def lines_of(text: str) -> list[str]:
    """Return what stands on lines of their own."""
    return [line.strip() for line in text.split("\n") if line.strip()]
