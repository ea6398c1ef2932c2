"""Table of contents of WHO."""

from django.urls import URLPattern, URLResolver, path, re_path

from networks.membership.views import joining, leading, showing
from networks.people import views as people

# The names are allauth's: what it and its later parts (second factor, single sign-on) refer to.
accounts: list[URLPattern] = [
    path("accounts/login/", people.sign_in, name="account_login"),
    path("accounts/logout/", people.sign_out, name="account_logout"),
    path("accounts/signup/", people.sign_up_closed, name="account_signup"),
    path("accounts/password/change/", people.change_password, name="account_change_password"),
    path("accounts/password/reset/", people.reset_password, name="account_reset_password"),
    path("accounts/password/reset/done/", people.reset_password_done, name="account_reset_password_done"),
    re_path(
        r"^accounts/password/reset/key/(?P<uidb36>[0-9a-z]{1,13})-(?P<key>[0-9a-z-]{1,80})/$",
        people.reset_password_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "accounts/password/reset/key/done/",
        people.reset_password_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *accounts,
    path("networks/", showing.directory, name="networks"),
    path("networks/new/", showing.new_network, name="network_new"),
    path("n/<slug:slug>/about/", showing.about, name="network_about"),
    path("n/<slug:slug>/join/", joining.join, name="network_join"),
    path("n/<slug:slug>/leave/", joining.leave, name="network_leave"),
    path("n/<slug:slug>/request/", joining.ask, name="network_request"),
    path("n/<slug:slug>/seen/", joining.seen, name="network_seen"),
    path("n/<slug:slug>/requests/<id:request_id>/decide/", leading.decide, name="network_decide"),
    path("n/<slug:slug>/members/", leading.members, name="network_members"),
    path("n/<slug:slug>/members/add/", leading.add_member, name="member_add"),
    path("n/<slug:slug>/members/appoint/", leading.appoint, name="lead_appoint"),
    path("n/<slug:slug>/members/<id:person_id>/role/", leading.set_role, name="member_role"),
    path("n/<slug:slug>/members/<id:person_id>/remove/", leading.remove, name="member_remove"),
]
