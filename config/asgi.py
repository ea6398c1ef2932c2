"""The ASGI application that Daphne serves: pages over HTTP, everything live over one socket."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup(set_prefix=False)  # what follows needs the models

from channels.routing import ProtocolTypeRouter  # noqa: E402

from base.web.asgi import Pages  # noqa: E402
from realtime.wire.asgi import sockets  # noqa: E402

application = ProtocolTypeRouter({"http": Pages(), "websocket": sockets})
