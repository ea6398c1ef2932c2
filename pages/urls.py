"""Table of contents of the pages that show several subjects."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from pages.views import files, first_act, networks, organisations, people, profile, tags, today, welcome

urlpatterns: list[URLPattern | URLResolver] = [
    path("", today.today, name="today"),
    path("admin/", include("pages.administration.urls")),
    path("welcome/", welcome.who, name="welcome"),
    path("welcome/topics/", welcome.knows, name="welcome_knows"),
    path("welcome/networks/", welcome.networks, name="welcome_networks"),
    path("welcome/first/", first_act.first, name="welcome_first"),
    path("n/<slug:slug>/", networks.network, name="network"),
    path("people/<id:person_id>/", people.person, name="person"),
    path("settings/profile/", profile.profile, name="settings_profile"),
    path("tag/<slug:slug>/", tags.tag, name="tag"),
    path("organisations/", organisations.directory, name="organisations"),
    path("files/", files.file_upload, name="file_upload"),
    path("files/new/", files.file_new, name="file_new"),
    re_path(r"^files/(?P<key>[0-9A-Za-z]{22,32})/$", files.file_mine, name="file_mine"),
    re_path(r"^f/(?P<key>[0-9A-Za-z]{22,32})/(?P<name>[^/]{1,400})$", files.file, name="file"),
    path("o/<code:code>/", organisations.organisation, name="organisation"),
]
