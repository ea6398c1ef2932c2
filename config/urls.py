"""Every address of Erfa: each floor brings its own table of contents."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from base.web.design import design
from base.web.failures import bad_request, forbidden, missing, server_error
from networks.site.operator import site as operator

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("pages.urls")),
    path("", include("realtime.urls")),
    path("", include("community.urls")),
    path("", include("networks.urls")),
    path("", include("base.web.urls")),
    path("operator/", operator.urls),
]
if settings.DEBUG:
    urlpatterns.append(path("design/", design, name="design"))

handler400 = bad_request
handler403 = forbidden
handler404 = missing
handler500 = server_error
