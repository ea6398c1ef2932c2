"""What is typed on pages that show several subjects."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from base.web.comparing import BasisField
from community.tags.fields import TagsField
from networks.membership.models import Network
from networks.people.arriving.forms import Introduce

TAGS = _("Words of the list, with commas between. May be left empty.")
PLACES = (("", _("Not now")), ("member", _("Take part: read and write")), ("observer", _("Only read")))


class Knows(forms.Form):
    """What do you know something about: the second step of the first visit."""

    help = TagsField(label=_("I can help with"), help_text=TAGS)
    learn = TagsField(label=_("I want to learn more about"), help_text=TAGS)


class Profile(Introduce):
    """All that a person says of themselves, each field with who sees it."""

    basis = BasisField()
    help = TagsField(label=_("I can help with"), help_text=TAGS)
    learn = TagsField(label=_("I want to learn more about"), help_text=TAGS)
    field_order = ("name", "title", "help", "learn", "languages")


class ChooseNetworks(forms.Form):
    """Which networks, to write in or only to read: a choice for each, the third step."""

    def __init__(self, data: Any = None, *, networks: Sequence[Network]) -> None:
        super().__init__(data)
        for network in networks:
            label = network.shown_name
            self.fields[f"network_{network.pk}"] = forms.ChoiceField(
                required=False, label=label, help_text=network.purpose, choices=PLACES
            )

    def chosen(self, networks: Sequence[Network]) -> list[tuple[Network, str]]:
        """Return the networks that were chosen, each with the role."""
        roles = [(network, self.cleaned_data[f"network_{network.pk}"]) for network in networks]
        return [(network, role) for network, role in roles if role]
