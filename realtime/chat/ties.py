"""What becomes of messages and seats when their person's accounts are merged or closed; importing it registers."""

from django.utils.translation import ngettext_lazy

from networks.site.actions.tied import join_given
from networks.site.actions.ties import DROPS, MOVES, STAYS, Tie, register
from realtime.chat.models import Seat


def join_seats(person_id: int, into_id: int) -> None:
    """Give the seats in invited rooms to the other account."""
    join_given(Seat, "at", "room__network", person_id=person_id, into_id=into_id)


register({"chat.Seat.person": Tie(join_seats, DROPS)}, early=True)
register(
    {
        "chat.Message.author": Tie(
            MOVES, STAYS, ngettext_lazy("%(n)s message in chat", "%(n)s messages in chat", "n")
        ),
        "chat.Seat.by": Tie(MOVES, STAYS),
    }
)
