"""SKR's municipality groups, edition 2023. Which group a municipality is in is data, never guessed."""

from django.utils.translation import gettext_lazy as _

from base.errors import Translatable

GROUPS: dict[str, Translatable] = {
    "A1": _("Large cities"),
    "A2": _("Commuting municipality near a large city"),
    "B3": _("Larger town"),
    "B4": _("Commuting municipality near a larger town"),
    "B5": _("Low-commuting municipality near a larger town"),
    "C6": _("Smaller town"),
    "C7": _("Commuting municipality near a smaller town"),
    "C8": _("Rural municipality"),
    "C9": _("Rural municipality with tourism"),
}
