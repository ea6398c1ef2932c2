"""Addresses of invitations: where leads keep them, and where their letters lead."""

from django.urls import URLPattern, path, re_path

from networks.membership.views import invited, inviting

urlpatterns: list[URLPattern] = [
    path("n/<slug:slug>/lead/invitations/", inviting.invitations, name="network_invitations"),
    path(
        "n/<slug:slug>/lead/invitations/<id:invitation_id>/resend/", inviting.resend, name="invitation_resend"
    ),
    path(
        "n/<slug:slug>/lead/invitations/<id:invitation_id>/withdraw/",
        inviting.withdraw,
        name="invitation_withdraw",
    ),
    re_path(
        r"^i/(?P<invitation_id>[0-9]{1,18})/(?P<secret>[0-9a-f]{43})/$", invited.invitation, name="invitation"
    ),
]
