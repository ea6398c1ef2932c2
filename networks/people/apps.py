from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The people, their accounts and sessions."""

    name = "networks.people"

    def ready(self) -> None:
        """Register who listens and what a refusal is called."""
        from networks.people import listeners, signing, texts  # noqa: F401 - importing registers
        from networks.people.arriving import listeners as _arriving  # noqa: F401 - importing registers
        from networks.people.arriving import texts as _arriving_texts  # noqa: F401 - importing registers
        from networks.people.contacts import listeners as _contacts  # noqa: F401 - importing registers
        from networks.people.contacts import texts as _contacts_texts  # noqa: F401 - importing registers
