"""What becomes of the tags on a person when their accounts are merged or closed; importing it registers."""

from networks.site.actions.ties import DROPS, JOINS, Tie, register

register({"experts.PersonTag.person": Tie(JOINS, DROPS)})
