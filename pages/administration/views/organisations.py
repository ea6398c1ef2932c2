"""Organisations: made, renamed, let take part, closed; merging is next door."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from base import clock
from base.basis import basis_of
from base.web.answers import render
from base.web.asked import word
from base.web.comparing import compare
from base.web.forms import attempt
from networks.organisations.models import Organisation
from networks.people.doors import PersonRequest
from networks.site.actions import organisations as actions
from networks.site.forms import NewOrganisation, Rename, TakePart, WhichOrganisation, Why
from networks.site.queries.organisations import SHOWN, organisations_page, weight_of
from pages.administration.doors import Question, administrator, again, ask, cut, do, just_identified

SECTION = "organisations"


@require_safe
@administrator
def organisations(request: PersonRequest) -> HttpResponse:
    """List organisations by name, or those that take part, are closed, wait for a domain."""
    asked = cut(request, SHOWN)
    page = organisations_page(
        text=asked.text, show=asked.show, after=word(request, "after"), before=word(request, "before")
    )
    return render(request, "administration/organisations.html", asked.head(page, SECTION))


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
def new(request: PersonRequest) -> HttpResponse:
    """Make a body that is neither municipality nor region."""
    form = NewOrganisation(request.POST or None)
    if request.method == "POST":
        made = attempt(form, lambda: actions.create(request.person, **form.cleaned_data))
        if made is not None:
            messages.success(request, _("%(name)s is added.") % {"name": made.name})
            return redirect("admin_organisation", made.code)
    return render(request, "administration/organisation_new.html", {"section": SECTION}, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
def organisation(request: PersonRequest, code: str) -> HttpResponse:
    """Show what an administrator can do with an organisation; rename it."""
    one = get(request, code)
    now = {"name": one.name}
    form = Rename(request.POST or None, initial=_begun(one))
    if request.method == "POST":
        renamed = attempt(form, lambda: actions.rename(request.person, one, **form.cleaned_data))
        if renamed is not None:
            messages.success(request, _("It is called %(name)s now.") % {"name": renamed.name})
            return redirect("admin_organisation", one.code)
    context = {
        "organisation": one,
        "changed": compare(form, now, now),
        "weight": weight_of(one),
        "part": TakePart(initial={"since": clock.now().date()}),
        "merge": WhichOrganisation(auto_id="merge_%s"),
        "section": SECTION,
    }
    return render(request, "administration/organisation.html", context, form=form)


@require_POST
@administrator
def part(request: PersonRequest, code: str) -> HttpResponse:
    """Let an organisation take part from a day on."""
    one = get(request, code)
    form = TakePart(request.POST)
    if attempt(form, lambda: actions.take_part(request.person, one, **form.cleaned_data)) is None:
        context = {"organisation": one, "weight": weight_of(one), "part": form, "section": SECTION}
        more = {"form": Rename(initial=_begun(one)), "merge": WhichOrganisation(auto_id="merge_%s")}
        return render(request, "administration/organisation.html", context | more, status=400)
    messages.success(request, _("%(name)s takes part.") % {"name": one.name})
    return redirect("admin_organisation", one.code)


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
def end_part(request: PersonRequest, code: str) -> HttpResponse:
    """Ask, then end an organisation's part."""
    one = get(request, code)
    says = [
        people_of(one),
        _("They read only the networks where they are members, and join none."),
        _("What was written stays. It can take part again at any time."),
    ]
    question = Question(
        _("End the participation of %(name)s?") % {"name": one.name},
        _("End the participation"),
        says,
        home(one),
        SECTION,
    )
    done = _("%(name)s no longer takes part.") % {"name": one.name}
    return ask(request, question, lambda _sent: actions.end_part(request.person, one), done=done)


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
@just_identified
def close(request: PersonRequest, code: str) -> HttpResponse:
    """Ask, then close an organisation that no longer exists."""
    one = get(request, code)
    says = [
        people_of(one),
        _("They keep their accounts and read only the networks where they are members."),
        _("Its page and what was written for it stay. It can be opened again."),
    ]
    question = Question(
        _("Close %(name)s?") % {"name": one.name}, _("Close the organisation"), says, home(one), SECTION
    )
    done = _("%(name)s is closed.") % {"name": one.name}
    return ask(
        request, question, lambda sent: actions.close(request.person, one, **sent), done=done, form=Why
    )


@require_POST
@administrator
def reopen(request: PersonRequest, code: str) -> HttpResponse:
    """Take a closing back."""
    one = get(request, code)
    done = _("%(name)s is open again.") % {"name": one.name}
    return do(request, lambda: actions.reopen(request.person, one), done=done, onward=home(one))


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
@just_identified
def merge(request: PersonRequest, code: str) -> HttpResponse:
    """Ask with the numbers, then let an organisation go up in another (`?code=`)."""
    gone = get(request, code)
    which = WhichOrganisation(request.GET or None, auto_id="merge_%s")
    wanted = which.cleaned_data["code"] if which.is_valid() else ""
    into = Organisation.objects.visible_to(request.person).coded(wanted).first()
    if into is None:
        if wanted:
            again(which, "code", _("No organisation has this code."))
        context = {"organisation": gone, "section": SECTION}
        return render(request, "administration/organisation_merge.html", context, form=which)
    question = Question(
        _("Merge %(gone)s into %(into)s?") % {"gone": gone.name, "into": into.name},
        _("Merge them"),
        consequences(gone, into),
        home(gone),
        SECTION,
    )
    done = _("%(gone)s is now part of %(into)s.") % {"gone": gone.name, "into": into.name}
    return ask(
        request,
        question,
        lambda _sent: actions.merge(request.person, gone, into=into),
        done=done,
        onward=home(into),
    )


def consequences(gone: Organisation, into: Organisation) -> list[str]:
    """Return in words and numbers what merging two organisations does."""
    weight, names = weight_of(gone), {"gone": gone.name, "into": into.name}
    counted = [
        ngettext("%(n)s person", "%(n)s people", weight.people) % {"n": weight.people},
        ngettext("%(n)s contact", "%(n)s contacts", weight.contacts) % {"n": weight.contacts},
        ngettext("%(n)s mail domain", "%(n)s mail domains", weight.domains) % {"n": weight.domains},
    ]
    stays = ngettext(
        "%(n)s post stays written for %(gone)s.", "%(n)s posts stay written for %(gone)s.", weight.posts
    )
    # What they can do from then on is decided by where they work then.
    lost = [
        _("%(into)s takes no part: they read only the networks where they are members, and join none.")
        % names
    ]
    lost = lost if weight.people and gone.is_member and not into.is_member else []
    return [
        _("These move to %(into)s: %(what)s.") % {**names, "what": ", ".join(counted)},
        stays % {"n": weight.posts, **names},
        *lost,
        _("The address of %(gone)s leads to %(into)s.") % names,
        _("This can't be undone."),
    ]


def _begun(organisation: Organisation) -> dict[str, str]:
    """Return what the form for another name begins from."""
    return {"name": organisation.name, "basis": basis_of({"name": organisation.name})}


def people_of(organisation: Organisation) -> str:
    """Return in words how many work there."""
    n = weight_of(organisation).people
    return ngettext("%(n)s person works there.", "%(n)s people work there.", n) % {"n": n}


def home(organisation: Organisation) -> str:
    """Return the organisation's page of administration."""
    return f"/admin/organisations/{organisation.code}/"


def get(request: PersonRequest, code: str) -> Organisation:
    """Return an organisation by its code; 404 when there is none."""
    found: Organisation = get_object_or_404(Organisation.objects.visible_to(request.person).coded(code))
    return found
