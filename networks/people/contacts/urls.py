"""Addresses where an organisation is kept."""

from django.urls import URLPattern, path

from networks.people.contacts import views

urlpatterns: list[URLPattern] = [
    path("o/<code:code>/colleagues/", views.colleagues, name="colleagues"),
    path("o/<code:code>/colleagues/<id:person_id>/confirm/", views.confirm, name="colleague_confirm"),
    path("o/<code:code>/colleagues/<id:person_id>/deny/", views.deny, name="colleague_deny"),
    path("o/<code:code>/domains/", views.domains, name="domains"),
    path("o/<code:code>/domains/<id:domain_id>/code/", views.domain_code, name="domain_code"),
    path("o/<code:code>/domains/<id:domain_id>/confirm/", views.domain_confirm, name="domain_confirm"),
    path("o/<code:code>/domains/<id:domain_id>/remove/", views.domain_remove, name="domain_remove"),
    path("o/<code:code>/contacts/", views.organisation_contacts, name="organisation_contacts"),
    path("o/<code:code>/contacts/<id:person_id>/dismiss/", views.contact_dismiss, name="contact_dismiss"),
]
