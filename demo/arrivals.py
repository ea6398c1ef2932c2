"""How the demo's organisations, people, tags and networks came to be, over the last year."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from community.tags import actions as tags
from demo.files import CaseFile, Content, NetworkFile, PersonFile, TagFile
from demo.times import ZONE, at_minute, chance, is_working_day
from demo.world import ADMIN, Step, World
from networks.membership import actions as membership
from networks.membership.models import Network, Role, Visibility, Worn
from networks.organisations import actions as organisations
from networks.organisations.models import Organisation
from networks.people import actions as people
from networks.people.models import Person
from realtime.chat import actions as chat

# Days before the day of loading
BEGINNING = 364
LEADS_COME = 362
FIRST_NETWORK, BETWEEN_NETWORKS = 360, 18
LATEST_ARRIVAL_OF_OLD_HANDS = 250
MEMBER_ORGANISATION_DAYS = (380, 1300)

# The researcher's code in the file is a municipality's only because the list knows no universities.
RESEARCHER = "p39"
UNIVERSITY = ("demouniversitetet", "Demouniversitetet")
OPERATOR = ("erfa", "Erfas förvaltning")


class Arrivals:
    """Who came when: everybody is a member some days before they first write."""

    def __init__(self, world: World, content: Content, now: datetime) -> None:
        self.world = world
        self.content = content
        self.now = now
        self.organisations: dict[str, Organisation] = {}

    def steps(self) -> Iterator[Step]:
        """Return everything that has to be there before people write."""
        leads = {lead for network in self.content.networks for lead in network.leads}
        yield Step(self._on(BEGINNING, 0), self._admin)
        for index, tag in enumerate(self.content.tags):
            yield Step(self._on(BEGINNING, 60 + index), partial(self._tag, tag))
        for index, network in enumerate(self.content.networks):
            at = self._on(FIRST_NETWORK - BETWEEN_NETWORKS * index, 120)
            yield Step(at, partial(self._network, network))
        for person in self.content.people:
            days = LEADS_COME if person.id in leads else self._arrival(person)
            yield Step(self._on(days, 30), partial(self._person, person))
            yield from self._joins(person)

    def _joins(self, person: PersonFile) -> Iterator[Step]:
        arrival = self._arrival(person)
        for slug in person.networks:
            if slug in person.leads:
                continue
            dice = chance(f"{person.id}-{slug}")
            at = self._on(arrival - dice.randint(0, 4), dice.uniform(120, 600))
            yield Step(at, partial(self._join, person, slug))

    def _admin(self) -> None:
        body = organisations.create_other(slug=OPERATOR[0], name=OPERATOR[1])
        body = organisations.make_member(body, since=self._since(OPERATOR[0]))
        self._account(ADMIN, "admin@demo.example", "Disa Driftig", "Administratör", body)

    def _tag(self, tag: TagFile) -> None:
        made = tags.create_tag(
            self.world.people[ADMIN],
            slug=tag.slug,
            name=tag.name,
            name_en=tag.name_en,
            synonyms=tag.synonyms,
        )
        self.world.remember("tag", tag.slug, made.pk)

    def _person(self, person: PersonFile) -> None:
        self._account(person.id, person.email, person.name, person.title, self._organisation(person))

    def _account(self, demo_id: str, email: str, name: str, title: str, organisation: Organisation) -> None:
        made = people.create_person(
            email=email,
            name=name,
            title=title,
            organisation=organisation,
            password=None,  # the password that everybody shares is set at the end (demo/load.py)
            is_admin=demo_id == ADMIN,
        )
        self.world.people[demo_id] = made
        self.world.remember("person", demo_id, made.pk)

    def _organisation(self, person: PersonFile) -> Organisation:
        """Return the person's organisation, which has taken part for a while."""
        code = UNIVERSITY[0] if person.id == RESEARCHER else person.organisation
        if code not in self.organisations:
            if person.id == RESEARCHER:
                found = organisations.create_other(slug=UNIVERSITY[0], name=UNIVERSITY[1])
            else:
                found = Organisation.objects.coded(code).get()
            self.organisations[code] = organisations.make_member(found, since=self._since(code))
        return self.organisations[code]

    def _network(self, network: NetworkFile) -> None:
        made = membership.create_network(
            self.world.people[ADMIN],
            slug=network.slug,
            name=network.name,
            name_en=network.name_en,
            visibility=network.visibility,
            purpose=network.purpose,
            rules=list(network.rules),
            leads=[self.world.people[lead].email for lead in network.leads],
            key=f"demo-{network.slug}",
        )
        chat.ensure_general_room(made.pk)
        self.world.networks[network.slug] = made
        self.world.remember("network", network.slug, made.pk)

    def _join(self, person: PersonFile, slug: str) -> None:
        somebody, network = self.world.people[person.id], self.world.networks[slug]
        if network.visibility == Visibility.OPEN:
            mine = membership.join(somebody, network)
            if person.id == RESEARCHER:
                membership.grant_role(self._lead(network), mine, role=Worn.RESEARCHER)
            return
        asked = membership.ask_to_join(somebody, network, message="", key=f"demo-{person.id}-{slug}")
        membership.decide(self._lead(network), asked, approve=True, reason="")

    def _lead(self, network: Network) -> Person:
        leads = network.memberships.active().filter(role=Role.LEAD)
        return leads.select_related("person")[0].person

    def _arrival(self, person: PersonFile) -> int:
        """Return how many days ago somebody came: 5 to 95 days before they first wrote, within a year."""
        first = max((case.days_ago for case in self._written_in(person)), default=30)
        return min(first + 5 + chance(person.id).randint(0, 90), LATEST_ARRIVAL_OF_OLD_HANDS)

    def _written_in(self, person: PersonFile) -> Iterator[CaseFile]:
        answered = {reply.case for reply in self.content.replies if reply.author == person.id}
        return (case for case in self.content.cases if case.author == person.id or case.id in answered)

    def _on(self, days_ago: int, minute: float) -> datetime:
        """Return a moment that many days ago, or on the Friday before."""
        day = self.now.astimezone(ZONE).date() - timedelta(days=days_ago)
        while not is_working_day(day):
            day -= timedelta(days=1)
        return at_minute(day, minute)

    def _since(self, code: str) -> date:
        """Return since when an organisation has taken part: longer than anybody has an account here."""
        days = chance(f"member-{code}").randint(*MEMBER_ORGANISATION_DAYS)
        return self.now.astimezone(ZONE).date() - timedelta(days=days)
