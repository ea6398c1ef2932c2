"""Where subjects say how their doors are used and how their objects come to be.

    @scene("thread:own")                      # the object of a table: its heading's word
    def own_thread(role): ...                 # returns a Scene; `cast(role, network)` makes the person

    @act("url:thread_reply")                  # a door, with its word if it has one
    def reply(at):                            # returns the response, or a word of the table for a frame
        return at.client.post(f"/t/{at.thread.pk}/reply/", {...})

Modules in tests/permissions/doors/ are found by themselves.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from networks.membership.models import Network, Role
from networks.people.models import Person
from tests import factories as make


@dataclass
class Scene:
    """Somebody in a role before an object. Subjects add what their acts need as `more["thread"]`, or `at.thread`."""

    role: str
    who: Person | None
    network: Network
    client: Client = field(default_factory=Client)
    more: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["more"][name]
        except KeyError:
            raise AttributeError(name) from None


Act = Callable[[Scene], "HttpResponse | str"]
SceneMaker = Callable[[str], Scene]
ACTS: dict[str, Act] = {}
SCENES: dict[str, SceneMaker] = {}


def act(door: str) -> Callable[[Act], Act]:
    """Say how a door is used."""

    def enter(use: Act) -> Act:
        assert door not in ACTS, f"two acts for {door}"
        ACTS[door] = use
        return use

    return enter


def scene(*things: str) -> Callable[[SceneMaker], SceneMaker]:
    """Say how the object of one or more tables comes to be."""

    def enter(maker: SceneMaker) -> SceneMaker:
        SCENES.update(dict.fromkeys(things, maker))
        return maker

    return enter


def cast(role: str, network: Network) -> Person | None:
    """Make the person of a column, in or outside the network."""
    if role == "visitor":
        return None
    if role == "outsider":
        return make.make_person("Ute Ståendes", organisation=make.make_organisation(member=False))
    person = make.make_person(f"Robin {role.title()}", is_admin=role == "admin")
    if role in Role.values:
        make.make_member(network, person, role)
    elif role == "removed":
        make.make_member(network, person, ended_at=timezone.now())
    return person


def stage(role: str, network: Network, **more: Any) -> Scene:
    """Make the person of a column, sign them in, and put them before the object."""
    who = cast(role, network)
    client = make.client_of(who) if who else Client()
    return Scene(role, who, network, client, more)


def judge(answer: HttpResponse | str) -> str:
    """Return the table's word for what came back."""
    if isinstance(answer, str):
        return answer
    status = answer.status_code
    asked = getattr(answer, "wsgi_request").method  # noqa: B009 - set by the test client
    if status == 302:
        if answer.headers["Location"].startswith("/accounts/login/?next="):
            return "login"
        return "redirect" if asked == "GET" else "allow"
    if status == 403:
        shown = {template.name for template in getattr(answer, "templates", [])}
        return "login" if "errors/signed_out.html" in shown else "deny"
    return {200: "allow", 404: "404"}.get(status, str(status))
