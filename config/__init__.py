"""The wiring: settings from the environment, addresses, the ASGI application. No logic lives here."""
