from django.apps import AppConfig
from django.urls import register_converter

from base.web.converters import CodeConverter, IdConverter


class WebConfig(AppConfig):
    """Middleware, form fields and template tags; no tables."""

    name = "base.web"

    def ready(self) -> None:
        """Let addresses hold ids and codes."""
        register_converter(IdConverter, "id")
        register_converter(CodeConverter, "code")
