"""What can't be taken back for an account: closing it for good, making two of one person one."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from base.web.answers import render
from networks.people.doors import PersonRequest
from networks.site.actions import people as actions
from networks.site.forms import WhichPerson, Why
from networks.site.queries.people import account, belongings, by_address
from pages.administration.doors import Question, administrator, again, ask, found, just_identified, nobody
from pages.administration.views.people import SECTION, home, left_alone


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
@just_identified
def close(request: PersonRequest, person_id: int) -> HttpResponse:
    """Ask with the numbers, then close an account for good."""
    one = found(account(request.person, person_id))
    says = [
        _("Name, title, e-mail address, tags, drafts, requests and the second factor are erased."),
        _("What was written stays, by “Former member”: %(what)s.")
        % {"what": what(belongings(one.person, "close"))},
        *left_alone(one.leads_alone),
        _("This can't be undone: the account can't be opened again."),
    ]
    title = _("Close the account of %(name)s for good?") % {"name": one.person.shown_name}
    question = Question(title, _("Close the account for good"), says, home(one.person), SECTION)
    done = _("The account is closed.")
    return ask(
        request, question, lambda sent: actions.close(request.person, one.person, **sent), done=done, form=Why
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
@just_identified
def merge(request: PersonRequest, person_id: int) -> HttpResponse:
    """Ask with the numbers, then let all that one account has belong to another (`?email=`)."""
    double = found(account(request.person, person_id)).person
    which = WhichPerson(request.GET or None, auto_id="merge_%s")
    address = which.cleaned_data["email"] if which.is_valid() else ""
    into = by_address(request.person, address) if address else None
    if into is None:
        if address:
            again(which, "email", nobody())
        context = {"theirs": double, "section": SECTION}
        return render(request, "administration/person_merge.html", context, form=which)
    names = {"double": f"{double.shown_name} ({double.email})", "into": f"{into.shown_name} ({into.email})"}
    says = [
        _("The account that goes: %(double)s. The one that stays: %(into)s.") % names,
        _("This becomes theirs: %(what)s.") % {"what": what(belongings(double, "merge"))},
        _("In networks where both are, the stronger role stays."),
        _("The other account is closed; its address leads to the one that stays. This can't be undone."),
    ]
    title = _("Make the two accounts one?")
    question = Question(title, _("Make them one"), says, home(double), SECTION)
    return ask(
        request,
        question,
        lambda _sent: actions.merge(request.person, double, into),
        done=_("The two accounts are one."),
        onward=home(into),
    )


def what(words: list[str]) -> str:
    """Return in words what hangs on an account."""
    return ", ".join(words) or _("nothing")
