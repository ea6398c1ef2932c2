"""Addresses of what leads do: below /n/<slug>/lead/. Invitations, rooms and templates have theirs elsewhere."""

from django.urls import URLPattern, path

from networks.membership.views import granting, keeping

urlpatterns: list[URLPattern] = [
    path("n/<slug:slug>/lead/", keeping.lead, name="network_lead"),
    path("n/<slug:slug>/lead/settings/", keeping.settings, name="network_settings"),
    path("n/<slug:slug>/lead/settings/visibility/", keeping.visibility, name="network_visibility"),
    path("n/<slug:slug>/lead/settings/archive/", keeping.archive, name="network_archive"),
    path("n/<slug:slug>/lead/settings/take-up/", keeping.take_up, name="network_take_up"),
    path("n/<slug:slug>/lead/roles/", granting.roles, name="network_roles"),
    path("n/<slug:slug>/lead/roles/<id:worn_id>/withdraw/", granting.withdraw, name="role_withdraw"),
    path("n/<slug:slug>/lead/roles/withdraw/back/", granting.withdraw_back, name="role_withdraw_back"),
    path("n/<slug:slug>/lead/log/", granting.log, name="network_log"),
    path("n/<slug:slug>/rules/", granting.rules, name="network_rules"),
]
