"""What a narrow screen must not hide or break: a lead's way in, and lines of facts."""

import pytest
from playwright.sync_api import expect

from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make
from tests.journeys.conftest import NARROW, PHONE, OpenBrowser

pytestmark = [pytest.mark.journey, pytest.mark.daphne]

# Of every part of a line of facts: whether its line begins with it, and whether its dot then lies outside.
BREAKS = """
() => [...document.querySelectorAll(".meta.dots, .tags")].flatMap((facts) => {
  const left = facts.getBoundingClientRect().left;
  const shown = parseFloat(getComputedStyle(facts).clipPath.split(" ")[3]); // from here on
  return [...facts.children].map((part) => {
    const dot = parseFloat(getComputedStyle(part, "::before").insetInlineStart);
    const first = part.getBoundingClientRect().left - left < 1;
    return { first, fine: !first || dot < shown, after: getComputedStyle(part, "::after").content };
  });
})
"""


@pytest.mark.parametrize("size", [PHONE, NARROW])
def test_a_lead_sees_the_way_to_leading_without_moving_anything(
    open_browser: OpenBrowser, saga: Person, network: Network, size: tuple[int, int]
) -> None:
    page = open_browser(saga, size=size)
    page.goto(network.get_absolute_url())
    for name in ("Forum", "Om nätverket", "Led nätverket"):
        link = page.get_by_role("navigation", name="Delar av Digital mognad").get_by_role("link", name=name)
        expect(link).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_no_line_of_facts_begins_or_ends_with_a_dot(
    open_browser: OpenBrowser, saga: Person, torulf: Person, network: Network
) -> None:
    Person.objects.filter(pk=torulf.pk).update(name="Torulf Fjällrute von Blåbärsskog")
    make.make_thread(network, torulf, title="Vem kan brandväggen?")
    page = open_browser(saga, size=NARROW)
    page.goto(network.get_absolute_url())
    parts = page.evaluate(BREAKS)
    assert sum(each["first"] for each in parts) > 1  # it is broken here
    assert all(each["fine"] for each in parts)
    assert {each["after"] for each in parts} == {"none"}


# Of the time beside a role: whether it begins a line, and whether its dot then lies outside what is shown.
TIME = """
() => {
  const when = document.querySelector("article .who .when");
  const [own, around] = [when, when.parentElement].map((each) => each.getBoundingClientRect().left);
  const shown = around + parseFloat(getComputedStyle(when.parentElement).clipPath.split(" ")[3]);
  return [own < around, own + parseFloat(getComputedStyle(when, "::before").insetInlineStart) + 3 < shown];
}
"""


def test_the_time_of_a_post_begins_a_line_without_a_dot(
    open_browser: OpenBrowser, saga: Person, torulf: Person, network: Network
) -> None:
    short = make.make_thread(network, torulf)
    Person.objects.filter(pk=torulf.pk).update(title="Digitaliseringsstrateg")
    long = make.make_thread(network, Person.objects.get(pk=torulf.pk))
    page = open_browser(saga, size=NARROW)
    page.goto(short.get_absolute_url())
    assert page.evaluate(TIME) == [False, False]  # it has room beside the role
    page.goto(long.get_absolute_url())
    assert page.evaluate(TIME) == [True, True]
