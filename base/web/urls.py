"""Addresses that belong to no subject: health, language and theme."""

from django.urls import path

from base.web import health, preferences

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    # Not below settings/: those pages are for people with an account, these buttons for anybody.
    path("choose/language/", preferences.set_language, name="set_language"),
    path("choose/theme/", preferences.set_theme, name="set_theme"),
    path("choose/text-size/", preferences.set_text_size, name="set_text_size"),
]
