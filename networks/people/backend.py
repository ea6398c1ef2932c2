"""Sign-in by address and password; loads a person with the organisation in one query."""

from allauth.account.auth_backends import AuthenticationBackend

from networks.people.models import Person


class Backend(AuthenticationBackend):
    """allauth's backend, with one query instead of two on every page."""

    def get_user(self, user_id: int) -> Person | None:
        """Return the person of a session, unless the account is no longer active."""
        people = Person.objects.active().select_related("organisation")
        found: Person | None = people.filter(pk=user_id).first()
        return found
