"""Shape and length of what leads type about their network."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from base.text import NAME
from base.web.comparing import BasisField
from base.web.fields import Choice, Formatted, Line, Text
from networks.membership.forms import REASON, RULES, Called
from networks.membership.policies import GRANTED
from networks.membership.texts import VISIBILITIES, WORN

WELCOME = 2_000


class Settings(Called):
    """What a network says. `basis` names what it said when the form was made."""

    rules = Text(
        RULES,
        required=False,
        label=_("House rules"),
        help_text=_("One on each line. Members agree to changed rules at their next post."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    welcome = Formatted(
        WELCOME,
        required=False,
        label=_("Welcome text"),
        help_text=_("New members read it once, above the forum. May be left empty."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    basis = BasisField()


class SetVisibility(forms.Form):
    """Who sees a network."""

    visibility = Choice(
        label=_("Who sees the network"), widget=forms.RadioSelect, choices=list(VISIBILITIES.items())
    )


class Remove(forms.Form):
    """Why a membership ends."""

    reason = Text(
        REASON,
        required=False,
        label=_("Why"),
        help_text=_("The person reads it in a mail. May be left empty."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class Grant(forms.Form):
    """A role that a member may write in."""

    person = forms.IntegerField(min_value=1, max_value=2**53)
    role = Choice(label=_("Role"), choices=[(role, WORN[role]) for role in GRANTED])


class Find(forms.Form):
    """A member whom a lead looks for by name."""

    q = Line(NAME, required=False, label=_("Name"), widget=forms.TextInput(attrs={"type": "search"}))


def initial(texts: dict[str, Any]) -> dict[str, str]:
    """Return what a form of settings shows of a network: rules on lines."""
    return {**texts, "rules": "\n".join(texts["rules"])}
