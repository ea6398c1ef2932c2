"""How Erfa bends allauth: nobody signs up, links come from BASE_URL, and no text of allauth's is shown."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """Used by allauth's sign-in stages; everything else about accounts is Erfa's own."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by administrators and, later, by invitation."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Answer with pages, never with allauth's JSON, whatever a header says."""
        return False

    def add_message(self, *args: Any, **options: Any) -> None:
        """Say nothing: the page that follows says what happened, in our words."""

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return a link from BASE_URL: the Host header is the sender's to choose (G-22)."""
        return f"{settings.BASE_URL}/accounts/password/reset/key/{key}/"
