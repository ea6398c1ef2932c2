"""Mail domains as they are compared: whole, after IDNA, in lower case, never by their end (G-21)."""

import idna

# Anybody gets an address there, so such a domain says nothing of where somebody works.
# fmt: off
PUBLIC = frozenset({
    "gmail.com", "googlemail.com", "outlook.com", "outlook.se", "hotmail.com", "hotmail.se", "live.com",
    "live.se", "msn.com", "icloud.com", "me.com", "mac.com", "yahoo.com", "yahoo.se", "ymail.com",
    "aol.com", "proton.me", "protonmail.com", "pm.me", "gmx.com", "gmx.net", "gmx.de", "mail.com",
    "telia.com", "telia.se", "comhem.se", "tele2.se", "bredband.net", "bredband2.com", "spray.se",
    "passagen.se", "swipnet.se", "home.se", "bahnhof.se", "glocalnet.net", "ownit.nu", "tutanota.com",
    "tuta.com", "fastmail.com", "zoho.com", "yandex.com", "mail.ru", "web.de",
})
# fmt: on
LONGEST = 253
LONGEST_ADDRESS = 254


def domain_name(text: str) -> str:
    """Return a domain in the form in which it is stored ("umeå.example" -> "xn--ume-wla.example"), "" if it is none.

    A domain has a dot; an IP address, an address with a port and a single word are none.
    """
    try:
        name = (
            idna.encode(text.strip().removeprefix("@").removesuffix("."), uts46=True).decode("ascii").lower()
        )
    except (idna.IDNAError, UnicodeError):
        return ""
    parts = name.split(".")
    return name if len(parts) > 1 and all(parts) and not parts[-1].isdigit() and len(name) <= LONGEST else ""


def address_name(text: str) -> str:
    """Return an e-mail address with its domain in that form, in lower case; "" if it is none.

    What is compared, mailed and stored is this one form, so that no spelling passes for another address.
    """
    local, at, domain = text.strip().rpartition("@")
    name = domain_name(domain)
    address = f"{local.lower()}@{name}"
    if (
        not local
        or not at
        or not name
        or not local.isascii()
        or not local.isprintable()
        or set(local) & set(' "(),:;<>@[\\]')
    ):
        return ""
    return address if len(address) <= LONGEST_ADDRESS else ""


def stored_address(text: str) -> str:
    """Return what somebody typed in the form in which an account would have it; as typed, if it is no address."""
    return address_name(text) or text.strip()


def domain_of(address: str) -> str:
    """Return the domain of an address, in the form in which it is stored."""
    return domain_name(address.rpartition("@")[2])


def is_public(domain: str) -> bool:
    """Whether anybody can get an address of this domain (in stored form)."""
    return domain in PUBLIC


def written_address(address: str) -> str:
    """Return a stored address as people write it, for a page; mail goes to the stored one."""
    local, at, domain = address.rpartition("@")
    return f"{local}{at}{written(domain)}"


def written(domain: str) -> str:
    """Return a stored domain as people write it: "xn--ume-wla.example" is "umeå.example"."""
    try:
        return idna.decode(domain)
    except idna.IDNAError:
        return domain
