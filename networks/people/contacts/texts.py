"""What a refusal is called in words, and what contacts do, as the log tells it."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext_lazy as _

from base import audit
from base.audit import Named
from base.errors import register_texts
from networks.organisations.queries.domains import domains_named
from networks.people.models import Person

register_texts(
    {
        "not_contact": _("Only the organisation’s contacts and administrators can do this."),
        "account_ended": _("The account has ended, so there is nobody to do this to."),
        "enough_contacts": _("An organisation has at most 20 contacts. Remove one first."),
        "already_confirmed": _("It has already been confirmed that the person works here."),
        "domain_confirmed": _("The domain is already confirmed."),
        "domain_taken": _("Another organisation has this domain. Ask an administrator to look at it."),
    }
)

audit.register(
    {
        "people.confirm_colleague": _("confirmed a colleague"),
        "people.deny_colleague": _("said that somebody does not work at the organisation"),
        "people.appoint_contact": _("appointed a contact of an organisation"),
        "people.dismiss_contact": _("removed a contact of an organisation"),
        "organisations.add_domain": _("added a mail domain"),
        "organisations.confirm_domain": _("confirmed a mail domain"),
        "organisations.send_code": _("had a code sent to a domain’s postmaster"),
        "organisations.remove_domain": _("removed a mail domain"),
    }
)


def domains(person: Person, ids: Collection[int]) -> Mapping[int, Named]:
    """Return names of domains; the log of the site is for administrators."""
    return {each.pk: Named(each.shown_name) for each in domains_named(ids)} if person.is_admin else {}


audit.register_kind("domain", domains)
