"""Table of contents of the site's public pages; those of administration are pages/urls.py's."""

from django.urls import path

from networks.site.views import public

urlpatterns = [
    path("accessibility/", public.accessibility, name="accessibility"),
    path("accessibility/report/", public.report, name="accessibility_report"),
    path("privacy/", public.privacy, name="privacy"),
    path("cookies/", public.about_cookies, name="cookies"),
    path("announcements/<id:announcement_id>/hide/", public.hide_announcement, name="announcement_hide"),
]
