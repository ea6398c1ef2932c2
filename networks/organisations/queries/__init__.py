"""Finding organisations. Their public facts are for everybody who is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Concat

from base.alphabet import spelled

if TYPE_CHECKING:
    from networks.organisations.models import Domain, Organisation  # noqa: F401 - named in a string

GOTLAND = "0980"
ALIASES = {"09": GOTLAND}  # Region Gotland and Gotland are one organisation in life


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Adjectives for organisations."""

    def visible_to(self, person: object) -> OrganisationQuerySet:
        """All of them: what a page shows of an organisation itself is public."""
        return self.all()

    def coded(self, code: str) -> OrganisationQuerySet:
        """The one with this code or an alias of it."""
        return self.filter(code=ALIASES.get(code, code))

    def members(self) -> OrganisationQuerySet:
        """Those that take part in the forum."""
        return self.filter(member_since__isnull=False, closed_at__isnull=True)

    def with_merged(self, organisation: Organisation) -> OrganisationQuerySet:
        """An organisation and those that have gone up in it."""
        return self.filter(Q(pk=organisation.pk) | Q(merged_into=organisation.pk))

    def matching(self, text: str) -> OrganisationQuerySet:
        """Those whose name or county contains the text, in small letters or capitals."""
        return self.filter(Q(sorts_as__contains=spelled(text)) | Q(county__icontains=text))

    def in_county(self, county_code: str) -> OrganisationQuerySet:
        """Those of a county, its region included."""
        return self.filter(county_code=county_code)

    def alphabetical(self) -> OrganisationQuerySet:
        """With `place`, a unique text that sorts in the Swedish order: what pages are cut by."""
        return self.annotate(place=Concat("sorts_as", Value("0"), "code"))


class DomainQuerySet(models.QuerySet["Domain"]):
    """Adjectives for mail domains."""

    def confirmed(self) -> DomainQuerySet:
        """Those that say where somebody works."""
        return self.filter(confirmed_at__isnull=False, organisation__closed_at__isnull=True)
