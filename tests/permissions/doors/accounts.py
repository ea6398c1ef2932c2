"""Doors of one's own account: what keeps it safe, and the settings."""

from datetime import timedelta

from django.http import HttpResponse
from django.utils import timezone

from networks.membership.models import Visibility
from networks.people import actions as people
from networks.people import passkeys
from networks.people.models import Person
from networks.people.queries.factors import factors_of
from tests import factories as make
from tests.networks.people import device
from tests.permissions.acts import Scene, act, scene, stage


@scene("account:own")
def own_account(role: str) -> Scene:
    """Somebody who has just shown who they are, with an app and a passkey, signed in on a phone too."""
    at = _account(role)
    return at if at.who is None else _identified(at)


@scene("account:open")
def open_browser(role: str) -> Scene:
    """The same account in a browser that was left open: who sits there has not shown who they are."""
    return _account(role)


@scene("account:held")
def held_account(role: str) -> Scene:
    """Somebody of whom a second factor was asked more than a week ago, and who has none."""
    at = stage(role, make.make_network("Digital mognad", visibility=Visibility.OPEN))
    if at.who is not None:
        over = timezone.now() - timedelta(minutes=1)
        Person.objects.filter(pk=at.who.pk).update(second_factor_by=over)
        _identified(at)
    return at


@scene("passkey:other")
def passkey_of_another(role: str) -> Scene:
    """Somebody else's passkey."""
    at = stage(role, make.make_network("Digital mognad", visibility=Visibility.OPEN))
    at.more["key"] = _passkey(make.make_person())
    return at if at.who is None else _identified(at)


def _account(role: str) -> Scene:
    at = stage(role, make.make_network("Digital mognad", visibility=Visibility.OPEN))
    at.more.update(key=1, reference="0" * 20)
    if at.who is not None:
        at.more["key"] = _passkey(at.who)
        device.with_app(at.who)
        make.client_of(at.who)
    return at


def _passkey(person: Person) -> int:
    options, state = passkeys.ask_to_make(person)
    people.add_passkey(person, name="Telefonen", credential=device.Key().make(options), state=state)
    return factors_of(person).passkeys[0].id


def _identified(at: Scene) -> Scene:
    assert at.who is not None
    device.identified(at.client, at.who)
    return at


def _door(door: str, path: str, *, look: bool = False, **data: str) -> None:
    @act(f"url:{door} look" if look else f"url:{door}")
    def use(at: Scene) -> HttpResponse:
        address = path.format(at=at)
        return at.client.post(address, data) if data else at.client.get(address)


_door("settings", "/settings/")
_door("settings_language", "/settings/language/", look=True)
_door("settings_language", "/settings/language/", language="en", time_zone="Europe/Helsinki")
_door("settings_appearance", "/settings/appearance/")
_door("settings_security", "/settings/security/")
_door("sessions", "/settings/security/sessions/")
_door("session_end", "/settings/security/sessions/{at.reference}/end/", sent="1")
_door("sessions_end", "/settings/security/sessions/end/", look=True)
_door("sessions_end", "/settings/security/sessions/end/", sent="1")
_door("address_change", "/settings/security/address/", look=True)
_door("address_change", "/settings/security/address/", email="ny.adress@kommun.example")
_door("address_withdraw", "/settings/security/address/withdraw/", sent="1")
_door("account_reauthenticate", "/accounts/reauthenticate/", look=True)
_door("account_reauthenticate", "/accounts/reauthenticate/", password=make.PASSWORD)
_door("mfa_index", "/accounts/2fa/")
_door("mfa_activate_totp", "/accounts/2fa/totp/activate/", look=True)
_door("mfa_deactivate_totp", "/accounts/2fa/totp/deactivate/", look=True)
_door("mfa_deactivate_totp", "/accounts/2fa/totp/deactivate/", sent="1")
_door("mfa_view_recovery_codes", "/accounts/2fa/recovery-codes/")
_door("mfa_generate_recovery_codes", "/accounts/2fa/recovery-codes/generate/", look=True)
_door("mfa_generate_recovery_codes", "/accounts/2fa/recovery-codes/generate/", sent="1")
_door("mfa_add_webauthn", "/accounts/2fa/webauthn/add/", look=True)
_door("mfa_edit_webauthn", "/accounts/2fa/webauthn/keys/{at.key}/edit/", look=True)
_door("mfa_edit_webauthn", "/accounts/2fa/webauthn/keys/{at.key}/edit/", name="Jobbdatorn")
_door("mfa_remove_webauthn", "/accounts/2fa/webauthn/keys/{at.key}/remove/", look=True)
_door("mfa_remove_webauthn", "/accounts/2fa/webauthn/keys/{at.key}/remove/", sent="1")


@act("url:mfa_activate_totp")
def activate(at: Scene) -> HttpResponse:
    """Set up an app that the page has just offered."""
    path = "/accounts/2fa/totp/activate/"
    page = at.client.get(path)
    offered = page.context["form"].data["offered"] if page.status_code == 200 else ""
    secret = page.context["secret"].replace(" ", "") if offered else device.SECRET
    return at.client.post(path, {"offered": offered, "code": device.code(secret)})


@act("url:mfa_add_webauthn")
def add_passkey(at: Scene) -> HttpResponse:
    """Make a passkey, as the script does."""
    path, key = "/accounts/2fa/webauthn/add/", device.Key()
    asked = at.client.post(path, {"credential": ""})
    made = key.make(asked.json()) if asked.status_code == 200 else {}
    return at.client.post(path, {"name": "Telefonen", "credential": device.as_sent(made)})


@act("url:today held")
def held_today(at: Scene) -> HttpResponse:
    """Look at today."""
    return at.client.get("/")


@act("url:network_join held")
def held_join(at: Scene) -> HttpResponse:
    """Do something that needs no second factor in itself."""
    return at.client.post(f"/n/{at.network.slug}/join/")
