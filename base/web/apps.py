from django.apps import AppConfig


class WebConfig(AppConfig):
    """Middleware, form fields and template tags; no tables."""

    name = "base.web"
