"""Addresses of arriving."""

from django.urls import URLPattern, path, re_path

from networks.people.arriving import views

urlpatterns: list[URLPattern] = [
    path("accounts/signup/", views.sign_up, name="account_signup"),
    path("accounts/join/", views.join, name="account_join"),
    path("accounts/join/sent/", views.join_sent, name="account_join_sent"),
    re_path(
        r"^accounts/join/(?P<arrival_id>[0-9]{1,18})/(?P<secret>[0-9a-f]{43})/$",
        views.make_account,
        name="account_make",
    ),
]
