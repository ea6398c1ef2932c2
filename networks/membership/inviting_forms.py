"""Shape and length of what is typed about invitations."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from base.web.fields import Choice, Text
from networks.membership.models import Role
from networks.membership.policies.inviting import ROLES
from networks.organisations.fields import OrganisationField
from networks.people.arriving.forms import MakeAccount

MESSAGE = 1_000
ADDRESSES = 16_000  # fifty addresses with names and air
IN_BRACKETS = re.compile(r"<([^<>]+)>")
ROLE_WORDS = {"member": _("To write: asks, answers and talks"), "observer": _("Only to read")}


class Invite(forms.Form):
    """Addresses, and what their letters say."""

    addresses = Text(
        ADDRESSES,
        label=_("E-mail addresses"),
        help_text=_("One or several, on lines of their own or with commas between. You can paste a list."),
        widget=forms.Textarea(
            attrs={"rows": 3, "spellcheck": "false", "autocapitalize": "off", "inputmode": "email"}
        ),
    )
    role = Choice(
        label=_("Invited"),
        choices=[(role, ROLE_WORDS[role]) for role in ROLES],
        initial=Role.MEMBER,
        widget=forms.RadioSelect,
    )
    message = Text(
        MESSAGE,
        required=False,
        label=_("Your own words"),
        help_text=_("They stand in the mail. May be left empty."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    organisation = OrganisationField(
        required=False,
        label=_("Where they work"),
        help_text=_("If you know it, and all work at the same place. May be left empty."),
    )
    language = Choice(label=_("Language of the mail"), choices=settings.LANGUAGES)

    def clean_addresses(self) -> list[str]:
        """Take a pasted list apart: lines, commas, semicolons, `Name <address>`."""
        found: list[str] = []
        for part in re.split(r"[\n,;]", self.cleaned_data["addresses"]):
            inside = IN_BRACKETS.search(part)
            found += [inside.group(1)] if inside else part.split()
        return found


class Agree(forms.Form):
    """A yes to the network's rules as they were shown."""

    rules = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    agree = forms.BooleanField(
        label=_("I have read the house rules and follow them"),
        error_messages={"required": _("Read the house rules and say yes to them.")},
    )


class JoinWithAccount(MakeAccount, Agree):
    """An account in the fewest steps; where one works is asked only when nothing says it."""

    organisation = OrganisationField(
        label=_("Where you work"),
        help_text=_("Begin to write the name of your municipality, region or organisation."),
        error_messages={"required": _("Choose where you work.")},
    )
    field_order = ("name", "title", "organisation", "password", "agree", "rules")

    def __init__(self, data: Any = None, *, asks_where: bool, **options: Any) -> None:
        super().__init__(data, **options)
        if not asks_where:
            del self.fields["organisation"]
