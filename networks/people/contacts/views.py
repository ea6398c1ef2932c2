"""Pages where an organisation is kept: who works there, its domains, its contacts."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from base.errors import Invalid
from base.web.answers import render
from base.web.asked import number
from base.web.forms import Confirm, attempt
from networks.organisations.models import Domain, Organisation
from networks.organisations.queries.domains import domain_of_organisation, domains_of
from networks.people.contacts import actions as contacts
from networks.people.contacts import policies, queries
from networks.people.contacts.forms import AddDomain, AppointContact, DomainCode
from networks.people.doors import PersonRequest, signed_in
from networks.people.models import Contact, Person


@require_safe
@signed_in
def colleagues(request: PersonRequest, code: str) -> HttpResponse:
    """Show who says to work there and waits, to those who can confirm it."""
    organisation = _kept(request, code)
    waiting = queries.waiting_page(
        organisation, after=number(request, "after"), before=number(request, "before")
    )
    denied = queries.denied_page(
        organisation, after=number(request, "denied_after"), before=number(request, "denied_before")
    )
    context = {"organisation": organisation, "page": waiting, "denied": denied}
    return render(request, "joining/colleagues.html", context)


@require_POST
@signed_in
def confirm(request: PersonRequest, code: str, person_id: int) -> HttpResponse:
    """Say that somebody works there."""
    who = _colleague(_kept(request, code), person_id)
    contacts.confirm_colleague(request.person, who)
    messages.success(request, _("%(name)s is confirmed as a colleague.") % {"name": who.shown_name})
    return redirect("colleagues", code)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def deny(request: PersonRequest, code: str, person_id: int) -> HttpResponse:
    """Ask once, then say that somebody does not work there."""
    organisation = _kept(request, code)
    who = _colleague(organisation, person_id)
    return _ask(
        request,
        "joining/deny.html",
        {"organisation": organisation, "who": who},
        lambda: contacts.deny_colleague(request.person, who),
        done=_("%(name)s has been told.") % {"name": who.shown_name},
        onward="colleagues",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def domains(request: PersonRequest, code: str) -> HttpResponse:
    """Show the organisation's mail domains, and add one."""
    organisation = _kept(request, code)
    form = AddDomain(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        added = attempt(form, lambda: contacts.add_domain(request.person, organisation, **form.cleaned_data))
        if added is not None:
            messages.success(request, _("The domain %(name)s is added.") % {"name": added.shown_name})
            return redirect("domains", code)
    return _domains_page(request, organisation, form)


@require_POST
@signed_in
def domain_code(request: PersonRequest, code: str, domain_id: int) -> HttpResponse:
    """Have a code mailed to the domain's postmaster."""
    domain = _domain(_kept(request, code), domain_id)
    contacts.send_code(request.person, domain)
    messages.success(request, _("A code is on its way to postmaster@%(name)s.") % {"name": domain.shown_name})
    return redirect("domains", code)


@require_POST
@signed_in
def domain_confirm(request: PersonRequest, code: str, domain_id: int) -> HttpResponse:
    """Confirm a domain: by the mailed code, or by an administrator's word where none was typed."""
    organisation = _kept(request, code)
    domain = _domain(organisation, domain_id)
    form = DomainCode(request.POST, auto_id=f"id_{domain_id}_%s")
    if request.POST.get("word") == "admin":
        contacts.confirm_by_admin(request.person, domain)
    elif attempt(form, lambda: contacts.confirm_by_code(request.person, domain, **form.cleaned_data)) is None:
        return _domains_page(request, organisation, form, of_domain=domain_id)
    messages.success(request, _("The domain %(name)s is confirmed.") % {"name": domain.shown_name})
    return redirect("domains", code)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def domain_remove(request: PersonRequest, code: str, domain_id: int) -> HttpResponse:
    """Ask once, then remove a domain."""
    organisation = _kept(request, code)
    domain = _domain(organisation, domain_id)
    return _ask(
        request,
        "joining/domain_remove.html",
        {"organisation": organisation, "domain": domain},
        lambda: contacts.remove_domain(request.person, domain),
        done=_("The domain %(name)s is removed.") % {"name": domain.shown_name},
        onward="domains",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def organisation_contacts(request: PersonRequest, code: str) -> HttpResponse:
    """Show the contacts of an organisation and appoint one, for administrators."""
    policies.dismiss(request.person).enforce()
    organisation = _organisation(request, code)
    form = AppointContact(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        made = attempt(form, lambda: _appoint(request.person, organisation, **form.cleaned_data))
        if made is not None:
            messages.success(request, _("%(name)s is a contact now.") % {"name": made.person.shown_name})
            return redirect("organisation_contacts", code)
    context = {"organisation": organisation, "contacts": queries.contacts_of(organisation)}
    return render(request, "joining/contacts.html", context, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def contact_dismiss(request: PersonRequest, code: str, person_id: int) -> HttpResponse:
    """Ask once, then end somebody's being a contact, for administrators."""
    policies.dismiss(request.person).enforce()
    organisation = _organisation(request, code)
    who = _colleague(organisation, person_id)
    return _ask(
        request,
        "joining/contact_dismiss.html",
        {"organisation": organisation, "who": who},
        lambda: contacts.dismiss_contact(request.person, who),
        done=_("%(name)s is no longer a contact.") % {"name": who.shown_name},
        onward="organisation_contacts",
    )


def _ask(
    request: PersonRequest,
    template: str,
    context: Mapping[str, Any],
    act: Callable[[], object],
    *,
    done: str,
    onward: str,
) -> HttpResponse:
    """Ask once; when it is answered with yes do `act`, say `done`, and go `onward` to a page of the organisation."""
    form = Confirm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        attempt(form, act)
        if not form.errors:
            messages.success(request, done)
            return redirect(onward, context["organisation"].code)
    return render(request, template, context, form=form)


def _organisation(request: PersonRequest, code: str) -> Organisation:
    found: Organisation = get_object_or_404(Organisation.objects.visible_to(request.person).coded(code))
    return found


def _kept(request: PersonRequest, code: str) -> Organisation:
    """Return the organisation for who keeps it; others are refused before they learn who waits."""
    organisation = _organisation(request, code)
    policies.keep(request.person, queries.contact_of(request.person), organisation).enforce()
    return organisation


def _colleague(organisation: Organisation, person_id: int) -> Person:
    found = queries.colleague(organisation, person_id)
    if found is None:
        raise Http404
    return found


def _domain(organisation: Organisation, domain_id: int) -> Domain:
    found = domain_of_organisation(organisation, domain_id)
    if found is None:
        raise Http404
    return found


def _appoint(person: Person, organisation: Organisation, *, email: str) -> Contact:
    found = queries.colleague_with_address(organisation, email)
    if found is None:
        raise Invalid({"email": [_("Nobody at this organisation has an account with this address.")]})
    return contacts.appoint_contact(person, found)


def _domains_page(
    request: PersonRequest, organisation: Organisation, form: forms.Form, *, of_domain: int = 0
) -> HttpResponse:
    """Render the domains; with a `form` that was refused, the one that adds or that of a domain."""
    rows = [
        (each, form if each.pk == of_domain else DomainCode(auto_id=f"id_{each.pk}_%s"))
        for each in domains_of(organisation)
    ]
    context = {
        "organisation": organisation,
        "rows": rows,
        "add": AddDomain() if of_domain else form,
        "by_word": bool(policies.confirm_domain(request.person)),
    }
    return render(request, "joining/domains.html", context, form=form)
