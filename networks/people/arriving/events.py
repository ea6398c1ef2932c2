"""What can happen before there is an account."""

from base.events import event


@event
class AccountAsked:
    """Somebody asked for an account by an address on an organisation's confirmed domain."""

    arrival_id: int
