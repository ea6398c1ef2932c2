"""The session engine: Django's database sessions, each with the person it belongs to (Django's documented way)."""

from datetime import datetime
from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from networks.people.models import Session


class SessionStore(DatabaseStore):
    """Keeps `person`, and what its page shows of a sign-in, beside the opaque session data."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Return the model with the person's column."""
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Fill in whose session it is and where, as sign-in left it in the data."""
        session = cast(Session, super().create_model_instance(data))
        session.person_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        if told := data.get("signed_in"):  # networks/people/signing.py
            session.agent, session.place = told["agent"], told["place"]
            session.began_at = datetime.fromisoformat(told["began_at"])
            session.used_at = datetime.fromisoformat(told["used_at"])
        return session
