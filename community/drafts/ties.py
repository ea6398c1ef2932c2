"""What becomes of drafts when their writer's accounts are merged or closed; importing it registers."""

from django.utils.translation import ngettext_lazy

from community.drafts.actions import join
from networks.site.actions.ties import DROPS, Tie, register

register({"drafts.Draft.person": Tie(join, DROPS, ngettext_lazy("%(n)s draft", "%(n)s drafts", "n"))})
