"""Addresses of accounts. The names are allauth's: what it and its later parts (single sign-on) refer to."""

from django.urls import URLPattern, path, re_path

from networks.people.views import signing_in

urlpatterns: list[URLPattern] = [
    path("accounts/login/", signing_in.sign_in, name="account_login"),
    path("accounts/logout/", signing_in.sign_out, name="account_logout"),
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
