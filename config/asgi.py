"""The ASGI application that Daphne serves: pages over HTTP, everything live over one socket."""

import gc
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup(set_prefix=False)  # what follows needs the models

from channels.routing import ProtocolTypeRouter  # noqa: E402

from base.web.asgi import Pages  # noqa: E402
from base.web.bodies import cap_daphne  # noqa: E402
from realtime.wire.asgi import sockets  # noqa: E402

cap_daphne()
application = ProtocolTypeRouter({"http": Pages(), "websocket": sockets})

# What has been loaded stays for good: the collector need not look at it again and again, nor after every 700
# objects of a page (measured: the slowest hundredth of chat messages took 89 ms before and 31 after).
gc.freeze()
gc.set_threshold(50_000, 50, 100)
