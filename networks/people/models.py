"""People and their sessions."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext as _

from base import clock
from base.alphabet import alphabetical, words_of
from networks.organisations.domains import written_address
from networks.organisations.models import Organisation
from networks.people.queries import ArrivalQuerySet, ContactQuerySet, PersonManager
from networks.people.workplaces import workplace


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
    # Two accounts of one person were made one: this is the other, which has all that was written.
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    joined_at = models.DateTimeField()
    # Null: says to be of the organisation, and nobody has confirmed it yet; reads only where a lead invited them.
    confirmed_at = models.DateTimeField(null=True, help_text="when it was certain that they work there")
    denied_at = models.DateTimeField(null=True, help_text="when a contact said that they do not work there")
    welcomed_at = models.DateTimeField(null=True, help_text="when the steps of the first visit were done")
    # Spoken, as codes of the catalogue's ISO 639-1 names: ["sv", "fi"]. The interface's language is `language`.
    languages = models.JSONField(default=list, blank=True)
    # Until then a lead or an administrator may do without a second factor; null: none is asked for.
    second_factor_by = models.DateTimeField(null=True)
    # Told here too, so that neither a page nor a socket has to ask; only networks/people/actions/factors.py writes it.
    second_factor_at = models.DateTimeField(null=True, help_text="since when the account has a second factor")

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    # Networks as this request has read them (networks.membership.queries.seeing.remember); no column.
    member_of: list[int] | None = None

    objects = PersonManager()

    class Meta:
        constraints = (models.UniqueConstraint(Lower("email"), name="person_address_once_ignoring_case"),)
        indexes = (
            models.Index(fields=["organisation", "sorts_as", "id"], name="person_by_organisation"),
            # Completion finds people by the beginning of any of these (membership.queries.readers).
            *(models.Index(words, name=f"person_by_{word}_word") for word, words in words_of().items()),
        )

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
    def takes_part(self) -> bool:
        """Whether they read and join open networks: their organisation is a member, and they are known to be of it."""
        return self.organisation.is_member and self.confirmed_at is not None

    @property
    def shown_name(self) -> str:
        """Return the name that others read."""
        return _("Former member") if self.is_closed else self.name

    @property
    def shown_address(self) -> str:
        """Return the e-mail address as people write it, for the few pages that show one."""
        return written_address(self.email)

    @property
    def workplace(self) -> str:
        """Return where they work, as others read it: as certain only when it is confirmed."""
        return workplace(self.organisation.name, self.confirmed_at, current=not self.is_closed)

    @property
    def lacks_second_factor(self) -> bool:
        """Whether a second factor is asked of them that they do not have, now or when the grace is over."""
        return self.second_factor_by is not None and self.second_factor_at is None

    @property
    def is_held(self) -> bool:
        """Whether only the pages that set up a second factor are open to them: the grace is over (G-29)."""
        by = self.second_factor_by
        return by is not None and self.second_factor_at is None and by <= clock.now()

    @property
    def is_staff(self) -> bool:
        """Whether Django's own administration may show them anything (networks/site/operator.py asks for more)."""
        return self.is_admin and self.is_active

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Whether Django's own administration shows a kind of row: it changes none, and shows only to admins."""
        return self.is_staff

    def has_module_perms(self, label: str) -> bool:
        """Whether it lists a subject."""
        return self.is_staff

    @property
    def first_name(self) -> str:
        """Return the name in the masthead."""
        return self.name.split(" ")[0]


class Session(AbstractBaseSession):
    """A signed-in browser, with whose it is: so that a person's sessions can be ended, and sockets with them."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="sessions")
    # For the page that lists one's own: what browser, from where, since when, when last.
    agent = models.CharField(max_length=200, blank=True, default="", help_text="User-Agent, cut")
    place = models.CharField(
        max_length=50, blank=True, default="", help_text="network address (base.web.addresses)"
    )
    began_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(
        null=True, help_text="to the quarter of an hour, so that pages need not write"
    )

    class Meta:
        indexes = (models.Index(fields=["person"], name="session_by_person"),)

    @classmethod
    def get_session_store_class(cls) -> type[Any]:
        """Return the store that reads and writes these rows."""
        from networks.people.sessions import SessionStore  # the store imports this model

        return SessionStore


class Contact(models.Model):
    """A person on whom others of their organisation can call: confirms colleagues, keeps the organisation's page."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="contact")
    # Not by way of the person: who changes employer is no contact of the new one.
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="contacts")
    since = models.DateTimeField()

    objects = ContactQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.person_id} for {self.organisation_id}"


class Arrival(models.Model):
    """Somebody asked for an account by a work address; a link goes there that makes it, once (G-21)."""

    address = models.EmailField(max_length=254, help_text="local part and domain as they are compared")
    # The secret of the mailed link is made of this and the server's key; only its making lies here.
    nonce = models.CharField(max_length=32)
    language = models.CharField(max_length=5, default="sv")
    asked_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["asked_at"], name="arrival_by_time"),)

    def __str__(self) -> str:
        return self.address


class Browser(models.Model):
    """A kind of browser that a person has signed in with: a sign-in with another one is told by mail."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="browsers")
    name = models.CharField(max_length=40, help_text="of networks/people/agents.py: firefox/windows")
    since = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "name"], name="browser_once_per_person"),)

    def __str__(self) -> str:
        return self.name


class AddressChange(models.Model):
    """A person wants another e-mail address; a link that went there makes it so, once.

    The secrets of the two links (confirm, stop) are made of the nonce and the server's key; none lies here.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="address_changes")
    old = models.EmailField(max_length=254)
    new = models.EmailField(max_length=254)
    nonce = models.CharField(max_length=32)
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True, help_text="by the old address, or by a later wish")

    class Meta:
        indexes = (models.Index(fields=["asked_at"], name="address_change_by_time"),)

    def __str__(self) -> str:
        return f"{self.person_id}: {self.new}"
