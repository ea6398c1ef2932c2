"""People and their sessions."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext as _

from base.alphabet import alphabetical
from networks.organisations.models import Organisation
from networks.people.queries import PersonManager


class Person(AbstractBaseUser):
    """Somebody with an account. The e-mail address is the identity; there is no user name."""

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=80)
    sorts_as = alphabetical("name")
    title = models.CharField(max_length=80, blank=True, default="", help_text="job title")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="people")
    language = models.CharField(max_length=5, default="sv")
    time_zone = models.CharField(max_length=40, default="Europe/Stockholm")
    thread_view = models.CharField(max_length=12, default="conversation", help_text="conversation or time")
    is_admin = models.BooleanField(default=False, help_text="site administrator; sees nothing more for it")
    # False for a deactivated account (keeps its name, may come back) and for a closed one.
    is_active = models.BooleanField(default=True)
    closed_at = models.DateTimeField(null=True, help_text="closed: name, title and address are erased")
    joined_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    # Networks as this request has read them (networks.membership.queries.seeing.remember); no column.
    member_of: list[int] | None = None

    objects = PersonManager()

    class Meta:
        constraints = (models.UniqueConstraint(Lower("email"), name="person_address_once_ignoring_case"),)
        indexes = (models.Index(fields=["organisation", "sorts_as", "id"], name="person_by_organisation"),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the person's page."""
        return reverse("person", args=[self.pk])

    @property
    def is_closed(self) -> bool:
        """Whether the account is closed for good."""
        return self.closed_at is not None

    @property
    def shown_name(self) -> str:
        """Return the name that others read."""
        return _("Former member") if self.is_closed else self.name

    @property
    def first_name(self) -> str:
        """Return the name in the masthead."""
        return self.name.split(" ")[0]


class Session(AbstractBaseSession):
    """A signed-in browser, with whose it is: so that a person's sessions can be ended, and sockets with them."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="sessions")

    class Meta:
        indexes = (models.Index(fields=["person"], name="session_by_person"),)

    @classmethod
    def get_session_store_class(cls) -> type[Any]:
        """Return the store that reads and writes these rows."""
        from networks.people.sessions import SessionStore  # the store imports this model

        return SessionStore
