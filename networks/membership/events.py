"""What can happen to networks and memberships."""

from base.events import event


@event
class NetworkCreated:
    """An administrator has made a network."""

    network_id: int


@event
class MemberJoined:
    """Somebody has become a member: joined, was let in, was added or appointed, or a removal was taken back."""

    network_id: int
    person_id: int


@event
class MemberLeft:
    """Somebody has left of their own accord."""

    network_id: int
    person_id: int


@event
class MemberRemoved:
    """A lead has ended somebody's membership."""

    network_id: int
    person_id: int
    by_id: int


@event
class RoleSet:
    """A member has got another role."""

    network_id: int
    person_id: int
    role: str


@event
class NetworkChanged:
    """Leads have changed what a network says: name, purpose, rules, welcome."""

    network_id: int


@event
class VisibilitySet:
    """Others see a network, or no longer."""

    network_id: int
    visibility: str


@event
class NetworkArchived:
    """A network can be read and no longer written in."""

    network_id: int


@event
class NetworkTakenUp:
    """An archived network lives again."""

    network_id: int


@event
class RoleGranted:
    """A member may wear a role on what they write."""

    network_id: int
    person_id: int
    role: str


@event
class RoleWithdrawn:
    """A member may no longer wear a role; what they wrote keeps it."""

    network_id: int
    person_id: int
    role: str


@event
class JoinRequested:
    """Somebody asks to join."""

    request_id: int


@event
class JoinDecided:
    """A lead has answered somebody who asked to join."""

    request_id: int


@event
class InvitationSent:
    """A letter with an invitation is to be mailed, for the nth time."""

    invitation_id: int
    times: int


@event
class JoinWithdrawn:
    """Somebody has taken back their request to join."""

    request_id: int
