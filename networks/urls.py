"""Table of contents of WHO."""

from django.urls import URLPattern, URLResolver, path

from networks.membership.inviting_urls import urlpatterns as of_invitations
from networks.membership.lead_urls import urlpatterns as of_leads
from networks.membership.views import joining, leading, showing
from networks.people.arriving.urls import urlpatterns as arriving
from networks.people.contacts.urls import urlpatterns as contacts
from networks.people.urls import urlpatterns as accounts
from networks.site.urls import urlpatterns as site

urlpatterns: list[URLPattern | URLResolver] = [
    *accounts,
    *site,
    *arriving,
    *contacts,
    *of_leads,
    *of_invitations,
    path("networks/", showing.directory, name="networks"),
    path("networks/new/", showing.new_network, name="network_new"),
    path("n/<slug:slug>/about/", showing.about, name="network_about"),
    path("n/<slug:slug>/join/", joining.join, name="network_join"),
    path("n/<slug:slug>/leave/", joining.leave, name="network_leave"),
    path("n/<slug:slug>/request/", joining.ask, name="network_request"),
    path("n/<slug:slug>/request/withdraw/", joining.withdraw_request, name="request_withdraw"),
    path("n/<slug:slug>/role/", joining.choose_role, name="network_role"),
    path("n/<slug:slug>/seen/", joining.seen, name="network_seen"),
    path("n/<slug:slug>/welcomed/", joining.welcomed, name="network_welcomed"),
    path("n/<slug:slug>/requests/<id:request_id>/decide/", leading.decide, name="network_decide"),
    path("n/<slug:slug>/members/", leading.members, name="network_members"),
    path("n/<slug:slug>/members/add/", leading.add_member, name="member_add"),
    path("n/<slug:slug>/members/appoint/", leading.appoint, name="lead_appoint"),
    path("n/<slug:slug>/members/<id:person_id>/role/", leading.set_role, name="member_role"),
    path("n/<slug:slug>/members/<id:person_id>/remove/", leading.remove, name="member_remove"),
    path("n/<slug:slug>/members/<id:person_id>/remove/back/", leading.remove_back, name="member_remove_back"),
]
