"""The end of the first visit: a first act that fits, from what the networks hold just now."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from base.web.answers import render
from community.threads.queries.first_acts import FirstActs, first_acts
from networks.membership.frame import frame_of
from networks.organisations.models import Kind
from networks.people.doors import PersonRequest, signed_in


@require_safe
@signed_in
def first(request: PersonRequest) -> HttpResponse:
    """Offer challenges of organisations like one's own to answer, else examples to read, else to say hello."""
    mine = frame_of(request).memberships
    acts = first_acts(request.person)
    context = {
        "rows": acts.rows,
        **_said(acts, is_municipality=request.person.organisation.kind == Kind.MUNICIPALITY),
        "write_in": [each.network for each in mine if each.may_write and each.network.archived_at is None],
        "read_in": [each.network for each in mine],
    }
    return render(request, "joining/first.html", context)


def _said(acts: FirstActs, *, is_municipality: bool) -> Mapping[str, str]:
    """Return the heading, and the sentence below it, in the words of one's kind of organisation."""
    n = len(acts.rows)
    if acts.what == "waiting":
        told = _waiting(n, is_municipality=is_municipality)
        return {
            "heading": told,
            "deck": _("You need not have the whole answer. What you have tried is already help."),
        }
    if acts.what == "few":
        told = _few(n, is_municipality=is_municipality)
        return {
            "heading": told,
            "deck": _("You need not have the whole answer. What you have tried is already help."),
        }
    if acts.what == "examples":
        told = _examples(n, is_municipality=is_municipality)
        return {"heading": told, "deck": _("Read one, and ask whoever wrote it what you wonder about.")}
    return {"heading": _("Say hello"), "deck": ""}


def _waiting(n: int, *, is_municipality: bool) -> str:
    if is_municipality:
        return (
            _("A challenge from a municipality like yours waits for an answer"),
            _("Two challenges from municipalities like yours wait for an answer"),
            _("Three challenges from municipalities like yours wait for an answer"),
        )[n - 1]
    return (
        _("A challenge from an organisation like yours waits for an answer"),
        _("Two challenges from organisations like yours wait for an answer"),
        _("Three challenges from organisations like yours wait for an answer"),
    )[n - 1]


def _few(n: int, *, is_municipality: bool) -> str:
    if is_municipality:
        return ngettext(
            "A challenge from a municipality like yours can do with another answer",
            "Challenges from municipalities like yours that can do with another answer",
            n,
        )
    return ngettext(
        "A challenge from an organisation like yours can do with another answer",
        "Challenges from organisations like yours that can do with another answer",
        n,
    )


def _examples(n: int, *, is_municipality: bool) -> str:
    if is_municipality:
        return ngettext(
            "A good example from a municipality like yours",
            "Good examples from municipalities like yours",
            n,
        )
    return ngettext(
        "A good example from an organisation like yours", "Good examples from organisations like yours", n
    )
