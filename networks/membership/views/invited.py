"""The page that an invitation's letter leads to: GET shows it, POST uses it."""

from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from base import clock
from base.web.addresses import place_of
from base.web.answers import render
from base.web.forms import attempt
from base.web.language import speak
from networks.membership.actions.accepting import Newcomer, accept_invitation, accept_with_account
from networks.membership.inviting_forms import Agree, JoinWithAccount
from networks.membership.models import Invitation
from networks.membership.policies import inviting as policies
from networks.membership.queries import membership_of
from networks.membership.queries.invitations import invitation_of_link, workplace_of
from networks.people.arriving.queries import has_account
from networks.people.models import Person


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, invitation_id: int, secret: str) -> HttpResponse:
    """Show who invites to what; let in who says yes. Whatever is wrong with the link, one page says so."""
    found = invitation_of_link(invitation_id, secret)
    person = request.user if request.user.is_authenticated else None
    if found is not None and person is not None and _came_in_by(person, found):
        return redirect(found.network)
    if found is None or not policies.usable(found, found.network, clock.now()):
        return render(request, "joining/invitation_gone.html", status=410)
    if person is not None:
        return _with_own_account(request, person, found, secret)
    return _without_session(request, found, secret)


def _came_in_by(person: Person, found: Invitation) -> bool:
    """Whether it is the invitation that somebody has used, and they are in still: it leads them on."""
    return found.used_by_id == person.pk and membership_of(person, found.network) is not None


def _with_own_account(request: HttpRequest, person: Person, found: Invitation, secret: str) -> HttpResponse:
    is_mine = policies.accept(person, found)
    form = Agree(request.POST if request.method == "POST" else None, initial=_shown(found))
    if request.method == "POST":
        is_mine.enforce()
        joined = attempt(
            form,
            lambda: accept_invitation(
                person, invitation_id=found.pk, secret=secret, rules=form.cleaned_data["rules"]
            ),
        )
        if joined is not None:
            return redirect("welcome" if person.welcomed_at is None else found.network)
    context = _context(found) | {"is_mine": bool(is_mine), "me": person, "way": "mine"}
    return render(request, "joining/invitation.html", context, form=form)


def _without_session(request: HttpRequest, found: Invitation, secret: str) -> HttpResponse:
    speak(request, found.language)
    organisation = workplace_of(found)
    posted = request.POST if request.method == "POST" else None
    form = JoinWithAccount(posted, asks_where=organisation is None, initial=_shown(found))
    if posted is not None and (answer := attempt(form, lambda: _arrive(request, form, found, secret))):
        return answer
    there = has_account(found.address)
    context = _context(found) | {"organisation": organisation, "way": "sign_in" if there else "new"}
    return render(request, "joining/invitation.html", context, form=form)


def _arrive(request: HttpRequest, form: JoinWithAccount, found: Invitation, secret: str) -> HttpResponse:
    typed = form.cleaned_data
    newcomer = Newcomer(
        name=typed["name"],
        title=typed["title"],
        organisation=typed.get("organisation"),
        password=typed["password"],
        language=get_language() or found.language,
    )
    mine = accept_with_account(
        newcomer, invitation_id=found.pk, secret=secret, rules=typed["rules"], place=place_of(request)
    )
    # allauth's stages; Django gives the session a new key (G-23).
    onward = reverse("welcome")
    answer: HttpResponse = perform_login(request, mine.person, email_verification="none", redirect_url=onward)
    return answer


def _shown(found: Invitation) -> dict[str, int]:
    return {"rules": found.network.rules_version}


def _context(found: Invitation) -> dict[str, object]:
    return {"invitation": found, "network": found.network, "inviter": found.invited_by}
