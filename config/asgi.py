"""The ASGI application that Daphne serves: pages over HTTP, everything live over one socket."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
http = get_asgi_application()  # sets Django up; what follows needs the models

from channels.routing import ProtocolTypeRouter  # noqa: E402

from base.web.asgi import Bounded  # noqa: E402
from realtime.wire.asgi import sockets  # noqa: E402

application = ProtocolTypeRouter({"http": Bounded(http), "websocket": sockets})
