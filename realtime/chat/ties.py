"""What becomes of messages and seats when their person's accounts are merged or closed; importing it registers."""

from django.utils.translation import ngettext_lazy

from networks.site.actions.ties import DROPS, JOINS, MOVES, STAYS, Tie, register

register(
    {
        "chat.Message.author": Tie(
            MOVES, STAYS, ngettext_lazy("%(n)s message in chat", "%(n)s messages in chat", "n")
        ),
        "chat.Seat.person": Tie(JOINS, DROPS),
        "chat.Seat.by": Tie(MOVES, STAYS),
    }
)
