"""Table of contents of the pages that show several subjects."""

from django.urls import URLPattern, URLResolver, path

from pages.views import networks, organisations, people, today

urlpatterns: list[URLPattern | URLResolver] = [
    path("", today.today, name="today"),
    path("n/<slug:slug>/", networks.network, name="network"),
    path("people/<id:person_id>/", people.person, name="person"),
    path("organisations/", organisations.directory, name="organisations"),
    path("o/<code:code>/", organisations.organisation, name="organisation"),
]
