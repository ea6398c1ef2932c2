"""The second step of sign-in, and signing in with a passkey alone."""

from collections.abc import Callable

from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from base.web.addresses import place_of
from base.web.answers import render
from base.web.forms import attempt
from networks.people import actions as people
from networks.people import passkeys
from networks.people.doors import own_path
from networks.people.forms import ByPasskey, SecondStep, SignIn
from networks.people.models import Person
from networks.people.queries.factors import factors_of
from networks.people.views.signing_in import enter, form_page

ASKED = "passkey_asked"  # the session's name for what the browser was asked for; each answer ends it


@login_stage_required(stage=AuthenticateStage.key, redirect_urlname="account_login")  # type: ignore[untyped-decorator]
@form_page
def authenticate(request: HttpRequest) -> HttpResponse:
    """Ask for the second factor of somebody who has given the first: a code, or a passkey."""
    stage = request._login_stage  # type: ignore[attr-defined]
    person = stage.login.user
    if wants_options(request):
        return options(request, person)

    def go_on() -> HttpResponse:
        answer: HttpResponse = stage.exit()
        return answer

    forms = SecondFactor(request, person)
    if request.method == "POST" and (answer := forms.attempt(go_on)):
        return answer
    context = {"factors": factors_of(person), "by_code": forms.by_code, "by_passkey": forms.by_passkey}
    return render(request, "mfa/authenticate.html", context, form=forms.sent)


@never_cache
@require_POST
def sign_in_by_passkey(request: HttpRequest) -> HttpResponse:
    """Sign in with a passkey and nothing else: it asks for a finger, a face or a PIN, so it is two factors."""
    onward = own_path(request)
    if request.user.is_authenticated:
        return redirect(onward)
    if wants_options(request):
        return options(request, None)
    form = ByPasskey(request.POST)
    if answer := attempt(form, lambda: _enter_by_passkey(request, form, onward)):
        return answer
    return render(request, "account/login.html", {"next": onward, "by_password": SignIn()}, form=form)


def _enter_by_passkey(request: HttpRequest, form: ByPasskey, onward: str) -> HttpResponse:
    found = people.find_by_passkey(
        credential=form.cleaned_data["credential"] or {},
        state=request.session.pop(ASKED, None),
        place=place_of(request),
    )
    remember(request, found.user, found, alone=True)
    return enter(request, found.user, onward, how="passkey")


def options(request: HttpRequest, person: Person | None) -> JsonResponse:
    """Answer the script with what the browser is to be asked for, and remember it for the answer."""
    asked = passkeys.ask_to_use(person) if person else people.ask_for_passkey(place=place_of(request))
    wanted, request.session[ASKED] = asked
    return JsonResponse(wanted)


def wants_options(request: HttpRequest) -> bool:
    """Whether this is the script's first question: a passkey's form without an answer in it."""
    return request.method == "POST" and request.POST.get("credential") == ""


class SecondFactor:
    """The two forms that show a second factor, of which one may have been sent."""

    def __init__(self, request: HttpRequest, person: Person) -> None:
        self.request, self.person = request, person
        self.by_code = SecondStep(request.POST if "code" in request.POST else None)
        self.by_passkey = ByPasskey(request.POST if "credential" in request.POST else None)

    @property
    def sent(self) -> SecondStep | ByPasskey:
        """Return the form whose faults and status the page has."""
        return self.by_passkey if self.by_passkey.is_bound else self.by_code

    def attempt(self, go_on: Callable[[], HttpResponse]) -> HttpResponse | None:
        """Check what was sent, and go on when it is right."""
        return attempt(self.sent, lambda: self._check(go_on))

    def _check(self, go_on: Callable[[], HttpResponse]) -> HttpResponse:
        if self.by_passkey.is_bound:
            factor = people.use_passkey(
                self.person,
                credential=self.by_passkey.cleaned_data["credential"] or {},
                state=self.request.session.pop(ASKED, None),
            )
        else:
            factor = people.use_code(self.person, **self.by_code.cleaned_data)
        remember(self.request, self.person, factor)
        return go_on()


def remember(request: HttpRequest, person: Person, factor: Authenticator, *, alone: bool = False) -> None:
    """Note in the session how they showed who they are. `alone`: a passkey that was both factors."""
    more = {"passwordless": True} if alone else {"reauthenticated": True}
    record_authentication(request, person, "mfa", id=factor.pk, type=factor.type, **more)
