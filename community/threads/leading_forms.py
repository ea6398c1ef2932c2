"""Shape of what leads do to threads."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from base.keys import new_key
from base.text import TITLE
from base.web.comparing import BasisField
from base.web.fields import Choice, Line, Text
from base.web.forms import KeyField
from community.threads.actions.hiding import MOST_REASON
from community.threads.actions.splitting import BRANCH, ONWARDS
from community.threads.models import Kind


def _one_of(label: Any, choices: Any = ()) -> forms.ChoiceField:
    return Choice(label=label, choices=choices, widget=forms.RadioSelect)


class KindForm(forms.Form):
    """Another kind for a thread, of those that the person may choose."""

    kind = _one_of(_("Kind of thread"))

    def __init__(self, data: Any = None, *, kinds: list[Kind], initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]  # type: ignore[attr-defined]


class TitleForm(forms.Form):
    """Another title for a thread."""

    basis = BasisField()
    title = Line(TITLE, label=_("Title"), help_text=_("The thread says that you have changed it."))


class HideForm(forms.Form):
    """Why a post is hidden."""

    reason = Text(
        MOST_REASON,
        label=_("Reason"),
        help_text=_("In plain words. The author and the network leads read it, nobody else."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MoveForm(forms.Form):
    """Another network for a thread, of those that the person leads."""

    network = _one_of(_("Network"))

    def __init__(self, data: Any = None, *, networks: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["network"].choices = networks  # type: ignore[attr-defined]


class SplitForm(forms.Form):
    """Which posts go, and what the new thread is."""

    scope = _one_of(_("What goes along"))
    title = Line(TITLE, label=_("Title of the new thread"))
    kind = _one_of(_("Kind of thread"))
    key = KeyField()

    def __init__(
        self, data: Any = None, *, counts: dict[str, str], kinds: list[Kind], kind: str = "", title: str = ""
    ) -> None:
        given = {"scope": BRANCH, "kind": kind, "title": title, "key": new_key()}
        super().__init__(data, initial=given)
        self.fields["scope"].choices = [(BRANCH, counts[BRANCH]), (ONWARDS, counts[ONWARDS])]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [(each.value, each.label) for each in kinds]  # type: ignore[attr-defined]


class MergeForm(forms.Form):
    """The thread that another one goes into: chosen from the latest, or by its address."""

    into = _one_of(_("The newest threads of the network"))
    address = Line(300, label=_("Or the address of another thread"), required=False)
    sure = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, threads: list[tuple[int, str]]) -> None:
        super().__init__(data)
        self.fields["into"].required = False
        self.fields["into"].choices = threads  # type: ignore[attr-defined]
