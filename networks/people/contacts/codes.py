"""The code that a domain's postmaster gets: made from the occasion and the server's key, stored as a hash only."""

import hashlib
import secrets

from networks.people import mailed_secrets


def new_occasion() -> str:
    """Return a name for one asking; it lies in the outbox, and tells nothing of the code."""
    return secrets.token_hex(8)


def code_of(domain_id: int, occasion: str) -> str:
    """Return the code of an asking: eight digits."""
    return mailed_secrets.code_of("domain_code", f"{domain_id}:{occasion}")


def hash_of(domain_id: int, code: str) -> str:
    """Return what is stored of a code, spaces and hyphens left out."""
    digits = "".join(filter(str.isalnum, code))
    return hashlib.sha256(f"{domain_id}:{digits}".encode()).hexdigest()
