"""Addresses of accounts. The names are allauth's: what it and its later parts (single sign-on) refer to."""

from django.urls import URLPattern, path, re_path

from networks.people.views import (
    addresses,
    again,
    codes,
    factors,
    passkeys,
    second_step,
    settings,
    signing_in,
)

entrance: list[URLPattern] = [
    path("accounts/login/", signing_in.sign_in, name="account_login"),
    path("accounts/login/code/", codes.ask, name="account_request_login_code"),
    path("accounts/login/code/confirm/", codes.confirm, name="account_confirm_login_code"),
    path("accounts/logout/", signing_in.sign_out, name="account_logout"),
    path("accounts/reauthenticate/", again.reauthenticate, name="account_reauthenticate"),
    path("accounts/password/change/", signing_in.change_password, name="account_change_password"),
    path("accounts/password/reset/", signing_in.reset_password, name="account_reset_password"),
    path("accounts/password/reset/done/", signing_in.reset_password_done, name="account_reset_password_done"),
    re_path(
        r"^accounts/password/reset/key/(?P<uidb36>[0-9a-z]{1,13})-(?P<key>[0-9a-z-]{1,80})/$",
        signing_in.reset_password_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "accounts/password/reset/key/done/",
        signing_in.reset_password_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

second_factor: list[URLPattern] = [
    path("accounts/2fa/", factors.index, name="mfa_index"),
    path("accounts/2fa/authenticate/", second_step.authenticate, name="mfa_authenticate"),
    path("accounts/2fa/totp/activate/", factors.activate_totp, name="mfa_activate_totp"),
    path("accounts/2fa/totp/deactivate/", factors.deactivate_totp, name="mfa_deactivate_totp"),
    path("accounts/2fa/recovery-codes/", factors.view_codes, name="mfa_view_recovery_codes"),
    path("accounts/2fa/recovery-codes/generate/", factors.generate_codes, name="mfa_generate_recovery_codes"),
    path("accounts/2fa/webauthn/add/", passkeys.add, name="mfa_add_webauthn"),
    path("accounts/2fa/webauthn/login/", second_step.sign_in_by_passkey, name="mfa_login_webauthn"),
    path("accounts/2fa/webauthn/keys/<id:key_id>/edit/", passkeys.rename, name="mfa_edit_webauthn"),
    path("accounts/2fa/webauthn/keys/<id:key_id>/remove/", passkeys.remove, name="mfa_remove_webauthn"),
]

own: list[URLPattern] = [
    path("settings/", settings.index, name="settings"),
    path("settings/language/", settings.language, name="settings_language"),
    path("settings/appearance/", settings.appearance, name="settings_appearance"),
    path("settings/security/", settings.security, name="settings_security"),
    path("settings/security/sessions/", settings.sessions, name="sessions"),
    path("settings/security/sessions/end/", settings.end_all, name="sessions_end"),
    path("settings/security/sessions/<slug:reference>/end/", settings.end_session, name="session_end"),
    path("settings/security/address/", addresses.change, name="address_change"),
    path("settings/security/address/withdraw/", addresses.withdraw, name="address_withdraw"),
    path(
        "settings/security/address/<id:change_id>/<slug:secret>/confirm/",
        addresses.confirm,
        name="address_confirm",
    ),
    path("settings/security/address/<id:change_id>/<slug:secret>/stop/", addresses.stop, name="address_stop"),
]

urlpatterns: list[URLPattern] = [*entrance, *second_factor, *own]
