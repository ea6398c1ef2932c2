"""Many windows at once: one draft at a place, nothing lost, and nothing comes back while a post is being sent."""

import pytest

from community.drafts import actions as drafts
from community.drafts.actions import Saved
from community.drafts.models import Draft
from community.threads import actions as threads
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make
from tests.races import together

pytestmark = pytest.mark.django_db(transaction=True)


def save(person: Person, n: int, key: str) -> Saved:
    """Save as the nth window does."""
    texts = {"text": f"Fönster {n}"}
    return drafts.save(person, place="reply:1", texts=texts, key=key, window=f"w{n}", seen=0, step=1)


def test_eight_windows_at_once_keep_eight_texts(astrid: Person) -> None:
    answers = together([lambda n=n: save(astrid, n, f"k{n}") for n in range(8)])  # type: ignore[misc]
    assert [each for each in answers if isinstance(each, Exception)] == []
    draft = Draft.objects.get()
    kept = {draft.texts["text"], *(each.texts["text"] for each in draft.others.all())}
    assert kept == {f"Fönster {n}" for n in range(8)}


def test_what_is_sent_while_it_is_saved_leaves_no_draft(astrid: Person, network: Network) -> None:
    thread = make.make_thread(network, astrid)
    save(astrid, 0, "k")
    acts = [lambda: threads.reply(astrid, thread, text="Klart.", answers=None, key="k")]
    answers = together([*acts, *(lambda n=n: save(astrid, n, "k") for n in range(1, 5))])  # type: ignore[misc,list-item]
    assert [each for each in answers if isinstance(each, Exception)] == []
    assert Draft.objects.filter(ended_at=None).count() == 0
