"""Finding people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from networks.organisations.domains import stored_address

if TYPE_CHECKING:
    from networks.organisations.models import Organisation
    from networks.people.models import Arrival, Contact, Person  # noqa: F401 - named in a string


class PersonQuerySet(models.QuerySet["Person"]):
    """Adjectives for people. Everybody signed in may see that a colleague exists; never an address."""

    def visible_to(self, person: Person) -> PersonQuerySet:
        """People with an account, deactivated ones included (what they wrote stands); not closed ones."""
        return self.filter(closed_at__isnull=True).select_related("organisation")

    def active(self) -> PersonQuerySet:
        """People who can sign in."""
        return self.filter(is_active=True)

    def with_address(self, address: str) -> PersonQuerySet:
        """The person with this e-mail address, ignoring case and how its domain is spelled."""
        return self.filter(email__iexact=stored_address(address))

    def of_organisation(self, organisation: Organisation) -> PersonQuerySet:
        """People of an organisation, as they are now."""
        return self.filter(organisation=organisation)

    def once_called(self, number: int) -> PersonQuerySet:
        """Whoever has taken over from a double with this number."""
        return self.filter(merged__pk=number)

    def alphabetical(self) -> PersonQuerySet:
        """With `place`, a unique text that sorts in the Swedish order: what pages are cut by."""
        return self.annotate(place=Concat("sorts_as", Value("0"), Cast("id", CharField())))


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    """What Django's sign-in asks for, on top of the adjectives."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """Return the person who signs in with this address."""
        found: Person = self.get_queryset().with_address(username or "").get()
        return found


class ContactQuerySet(models.QuerySet["Contact"]):
    """Adjectives for contacts of organisations."""

    def visible_to(self, person: Person) -> ContactQuerySet:
        """All who can sign in: everybody signed in may see whom an organisation can be asked through."""
        return self.filter(person__is_active=True, person__organisation=models.F("organisation"))

    def of_organisation(self, organisation: Organisation) -> ContactQuerySet:
        """The contacts of an organisation."""
        return self.filter(organisation=organisation)


class ArrivalQuerySet(models.QuerySet["Arrival"]):
    """Adjectives for accounts that were asked for; nobody sees any."""

    def waiting(self) -> ArrivalQuerySet:
        """Those whose link has not been used; it may be too old."""
        return self.filter(used_at__isnull=True)
