"""What becomes of threads and posts when their author's accounts are merged or closed; importing it registers."""

from django.utils.translation import ngettext_lazy

from networks.site.actions.ties import MOVES, STAYS, Tie, register

HISTORY = Tie(MOVES, STAYS)

register(
    {
        "threads.Thread.author": Tie(MOVES, STAYS, ngettext_lazy("%(n)s thread", "%(n)s threads", "n")),
        "threads.Thread.closed_by": HISTORY,
        "threads.Post.author": Tie(MOVES, STAYS, ngettext_lazy("%(n)s post", "%(n)s posts", "n")),
        "threads.Post.hidden_by": HISTORY,
        "threads.Post.deleted_by": HISTORY,
        "threads.Revision.by": HISTORY,
        "threads.Change.by": HISTORY,
    }
)
