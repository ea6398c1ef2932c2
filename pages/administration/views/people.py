"""Accounts: found, let in and out, moved; what can't be taken back is next door."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from base.web.answers import render
from base.web.asked import number
from base.web.forms import attempt
from networks.membership.models import Network
from networks.organisations.models import Organisation
from networks.people.doors import PersonRequest
from networks.people.models import Person
from networks.site.actions import people as actions
from networks.site.forms import WhichOrganisation, WhichPerson, Why
from networks.site.queries.people import SHOWN, account, belongings, people_page
from pages.administration.doors import Question, administrator, again, ask, cut, do, found, just_identified

SECTION = "people"


@require_safe
@administrator
def people(request: PersonRequest) -> HttpResponse:
    """List accounts, by a part of the name, the address or the organisation."""
    asked = cut(request, SHOWN)
    page = people_page(
        request.person,
        text=asked.text,
        show=asked.show,
        before=number(request, "before"),
        after=number(request, "after"),
    )
    return render(request, "administration/people.html", asked.head(page, SECTION))


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
def person(request: PersonRequest, person_id: int) -> HttpResponse:
    """Show an account and what can be done with it; let it belong to another organisation."""
    one = found(account(request.person, person_id))
    form = WhichOrganisation(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        visible = Organisation.objects.visible_to(request.person)
        organisation = visible.coded(form.cleaned_data["code"]).first()
        if organisation is None:
            again(form, "code", _("No organisation has this code."))
        elif attempt(form, lambda: actions.move(request.person, one.person, organisation=organisation)):
            messages.success(request, _("The person works at %(name)s now.") % {"name": organisation.name})
            return redirect("admin_person", person_id)
    context = {
        "account": one,
        "theirs": one.person,
        "me": one.person.pk == request.person.pk,
        "belongings": belongings(one.person),
        "merge": WhichPerson(auto_id="merge_%s"),
        "section": SECTION,
    }
    return render(request, "administration/person.html", context, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
def deactivate(request: PersonRequest, person_id: int) -> HttpResponse:
    """Ask, then close the door to an account that may come back."""
    one = found(account(request.person, person_id))
    says = [
        _("The person is signed out everywhere and can't sign in."),
        _("The name stays with what was written. The account can be let in again at any time."),
        *left_alone(one.leads_alone),
    ]
    title = _("Deactivate the account of %(name)s?") % {"name": one.person.shown_name}
    question = Question(title, _("Deactivate the account"), says, home(one.person), SECTION)
    done = _("The account is deactivated.")
    return ask(
        request,
        question,
        lambda sent: actions.deactivate(request.person, one.person, **sent),
        done=done,
        form=Why,
    )


@require_POST
@administrator
def activate(request: PersonRequest, person_id: int) -> HttpResponse:
    """Let a deactivated account in again."""
    theirs = found(account(request.person, person_id)).person
    done = _("%(name)s can sign in again.") % {"name": theirs.shown_name}
    return do(request, lambda: actions.activate(request.person, theirs), done=done, onward=home(theirs))


@require_POST
@administrator
def sessions(request: PersonRequest, person_id: int) -> HttpResponse:
    """Sign somebody out everywhere."""
    theirs = found(account(request.person, person_id)).person
    done = _("%(name)s is signed out everywhere.") % {"name": theirs.shown_name}
    return do(request, lambda: actions.end_sessions(request.person, theirs), done=done, onward=home(theirs))


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
@just_identified
def admin(request: PersonRequest, person_id: int) -> HttpResponse:
    """Ask, then make somebody an administrator, or end it."""
    theirs = found(account(request.person, person_id)).person
    name = {"name": theirs.shown_name}
    if theirs.is_admin:
        title, verb = _("Remove %(name)s as an administrator?") % name, _("Remove as administrator")
        says = [_("The person keeps the account and can do what others can.")]
        done = _("%(name)s is no longer an administrator.") % name
    else:
        title, verb = _("Make %(name)s an administrator?") % name, _("Make an administrator")
        says = [
            _("Administrators run networks, organisations, accounts, tags and announcements."),
            _("They see no more of what people write. Within a week they set up a second factor."),
        ]
        done = _("%(name)s is an administrator.") % name
    wanted = not theirs.is_admin
    return ask(
        request,
        Question(title, verb, says, home(theirs), SECTION),
        lambda _sent: actions.set_admin(request.person, theirs, is_admin=wanted),
        done=done,
        onward=home(theirs) if wanted or theirs.pk != request.person.pk else "/",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
@just_identified
def factors(request: PersonRequest, person_id: int) -> HttpResponse:
    """Ask, then remove the second factor of somebody who has lost it."""
    theirs = found(account(request.person, person_id)).person
    says = [
        _("Make sure that it is the person who asks: call them, or meet them."),
        _(
            "Passkeys, the authenticator app and recovery codes are removed, and the person is signed out everywhere."
        ),
        _("The person is told by mail, and signs in with the password or a code in the mail."),
    ]
    title = _("Remove the second factor of %(name)s?") % {"name": theirs.shown_name}
    question = Question(title, _("Remove the second factor"), says, home(theirs), SECTION)
    done = _("The second factor is removed, and the person is told by mail.")
    return ask(request, question, lambda _sent: actions.remove_factors(request.person, theirs), done=done)


def left_alone(networks: Sequence[Network]) -> list[str]:
    """Return in words which networks nobody leads afterwards."""
    if not networks:
        return []
    names = ", ".join(each.name for each in networks)
    return [_("Nobody leads these networks then: %(names)s. Appoint somebody.") % {"names": names}]


def home(theirs: Person) -> str:
    """Return an account's page of administration."""
    return f"/admin/people/{theirs.pk}/"
