"""The code that a domain's postmaster gets: made from the occasion and the server's key.

What is stored of it is keyed too: a plain hash of eight digits is opened by trying them all.
"""

import secrets

from django.utils.crypto import constant_time_compare, salted_hmac

from networks.organisations.models import Domain
from networks.people import mailed_secrets


def new_occasion() -> str:
    """Return a name for one asking; it lies in the outbox, and tells nothing of the code."""
    return secrets.token_hex(8)


def code_of(domain: Domain, occasion: str) -> str:
    """Return the code of an asking: eight digits."""
    return mailed_secrets.code_of("domain_code", f"{_named(domain)}:{occasion}")


def hash_of(domain: Domain, code: str) -> str:
    """Return what is stored of a code, for this domain and organisation; spaces and hyphens are left out."""
    digits = "".join(filter(str.isalnum, code))
    return salted_hmac("erfa.domain_code_kept", f"{_named(domain)}:{digits}", algorithm="sha256").hexdigest()


def is_right(domain: Domain, code: str) -> bool:
    """Whether it is the code that was mailed last; takes the same time whatever is wrong."""
    return bool(domain.code_hash) and constant_time_compare(hash_of(domain, code), domain.code_hash)


def _named(domain: Domain) -> str:
    return f"{domain.pk}:{domain.organisation_id}:{domain.name}"
