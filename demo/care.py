"""What the demo's leads, administrator and members did besides writing: so that every page has something to show."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from community.experts import actions as experts
from community.threads import actions as threads
from community.threads.models import Kind
from demo import times
from demo.files import Content, PersonFile
from demo.world import ADMIN, Step, World
from networks.membership import actions as membership
from networks.people.contacts import actions as contacts
from networks.people.models import Person
from realtime.chat import actions as chat

SETTLED = 200  # days ago, when everybody who leads has come
LATELY = 2


class Care:
    """Steps that need what others have made: each at a time after it."""

    def __init__(self, world: World, content: Content, now: datetime) -> None:
        self.world = world
        self.content = content
        self.now = now
        self.plan = content.care
        # What people know is written in words; those that are tags or their synonyms become tags.
        self.tags = {word: tag.slug for tag in content.tags for word in (tag.name, *tag.synonyms)}
        self.leads = {network.slug: network.leads[0] for network in content.networks}

    def steps(self) -> Iterator[Step]:
        """Return what was kept in order, and when."""
        yield from self._people()
        yield from self._networks()
        yield from self._threads()

    def _people(self) -> Iterator[Step]:
        for person in self.content.people:
            yield Step(self._before_loading(person.id), partial(self._knows, person))
        contact_of = {person.organisation: person.id for person in reversed(self.content.people)}
        for person_id in contact_of.values():
            yield Step(self._before_loading(f"contact-{person_id}"), partial(self._contact, person_id))

    def _networks(self) -> Iterator[Step]:
        at = times.of_day(self.now, SETTLED, "settled")
        for slug, words in self.plan["welcome"].items():
            yield Step(at, partial(self._welcome, slug, words))
        for slug, lead in self.leads.items():
            yield Step(at, partial(self._template, slug, lead))
        for room in self.plan["rooms"]:
            yield Step(times.of_day(self.now, LATELY, room["id"]), partial(self._room, room))

    def _threads(self) -> Iterator[Step]:
        late = times.of_day(self.now, LATELY, "late")
        for case, reply in self.plan["helped"].items():
            yield Step(late, partial(self._helped, case, reply))
        for case in self.plan["pinned"]:
            yield Step(late, partial(self._pin, case))
        for case in self.plan["closed"]:
            yield Step(late + timedelta(minutes=20), partial(self._close, case))
        edited = self.plan["edited"]
        case = next(each for each in self.content.cases if each.id == edited["case"])
        begun = times.of_day(self.now, case.days_ago, case.id)
        yield Step(begun + timedelta(hours=edited["hours_after"]), partial(self._edit, case.author, edited))

    def _before_loading(self, name: str) -> datetime:
        """Return some moment of the last days, when everybody of the demo has an account."""
        return times.look(self.now, times.chance(f"care-{name}").uniform(0.1, 1.5))

    def _knows(self, person: PersonFile) -> None:
        known = self.tags
        help_with = [known[word] for word in person.expertise if word in known]
        learn = [known[word] for word in person.wants if word in known]
        experts.set_tags(self.world.people[person.id], help=help_with, learn=learn)

    def _contact(self, person_id: str) -> None:
        contacts.appoint_contact(self.world.people[ADMIN], self.world.people[person_id])

    def _welcome(self, slug: str, words: str) -> None:
        network = self.world.networks[slug]
        network.refresh_from_db()
        membership.change_network(
            self.world.people[self.leads[slug]],
            network,
            name=network.name,
            name_en=network.name_en,
            purpose=network.purpose,
            rules=network.rules,
            welcome=words,
        )

    def _template(self, slug: str, lead: str) -> None:
        person, network = self.world.people[lead], self.world.networks[slug]
        threads.set_template(person, network, kind=Kind.CHALLENGE, text=self.plan["template"])

    def _room(self, room: dict[str, Any]) -> None:
        lead, network = self.world.people[self.leads[room["network"]]], self.world.networks[room["network"]]
        kinds = {name: room[name] for name in ("name", "purpose", "access", "writing")}
        made = chat.open_room(lead, network, **kinds, key=f"demo-{room['id']}")
        for person_id in room.get("seats", ()):
            theirs = network.memberships.active().get(person=self.world.people[person_id])
            chat.give_seat(lead, made, theirs=theirs)

    def _helped(self, case: str, reply: str) -> None:
        author = next(each.author for each in self.content.cases if each.id == case)
        threads.mark_helped(self.world.people[author], self.world.posts[reply], on=True)

    def _pin(self, case: str) -> None:
        threads.pin(self._lead_of(case), self.world.threads[case], on=True)

    def _close(self, case: str) -> None:
        threads.close(self._lead_of(case), self.world.threads[case], on=True)

    def _lead_of(self, case: str) -> Person:
        return self.world.people[self.leads[self.world.threads[case].network.slug]]

    def _edit(self, author: str, edited: dict[str, Any]) -> None:
        opening = self.world.threads[edited["case"]].posts.get(number=1)
        more = f"{opening.source}\n\n{edited['added']}"
        threads.edit(self.world.people[author], opening, text=more, key="demo-edited")
