"""Drafts on the server: what is kept, what is kept beside it, and what becomes of a draft that was sent."""

from datetime import timedelta
from typing import Any

import pytest

from base import clock
from base.errors import Invalid, Refused, TooFast
from base.text import POST
from community.drafts import actions as drafts
from community.drafts.actions import Saved
from community.drafts.models import Draft, OtherCopy
from community.drafts.queries import drafts_page, texts_at
from community.threads import actions as threads
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make

PLACE = "reply:1"


def save(person: Person, text: str = "Vi har provat.", *, window: str = "w1", **values: Any) -> Saved:
    """Save as the first window does that the person has open, unless told otherwise."""
    given = {"place": PLACE, "key": "k1", "seen": 0, "step": 1, "device": "firefox/windows"} | values
    return drafts.save(person, texts={"text": text}, window=window, **given)


def texts(person: Person) -> list[str]:
    """Return what the person has begun, the last written first, copies after their draft."""
    found = Draft.objects.visible_to(person).begun().order_by("-turn")
    return [each.texts["text"] for draft in found for each in (draft, *draft.others.order_by("-saved_at"))]


def test_what_astrid_types_is_kept_and_replaced_by_what_she_types_next(astrid: Person) -> None:
    save(astrid, "Vi har")
    saved = save(astrid, "Vi har provat", step=2)
    assert texts(astrid) == ["Vi har provat"]
    assert saved.draft is not None
    assert saved.draft.version == 2


def test_a_save_that_is_late_or_sent_twice_changes_nothing(astrid: Person) -> None:
    save(astrid, "Vi har provat", step=2)
    for step in (1, 2):
        save(astrid, "Vi", step=step)
    assert texts(astrid) == ["Vi har provat"]


def test_an_emptied_form_has_no_draft_and_an_empty_one_never_gets_one(astrid: Person) -> None:
    assert save(astrid, " ") == Saved(None)
    save(astrid)
    assert save(astrid, "", step=2) == Saved(None)
    assert texts(astrid) == []


def test_what_was_written_on_another_device_stays_beside(astrid: Person) -> None:
    save(astrid, "Från datorn")
    save(astrid, "Från mobilen", window="w2", key="k2")
    assert texts(astrid) == ["Från mobilen", "Från datorn"]


def test_two_windows_that_write_by_turns_keep_one_copy_each(astrid: Person) -> None:
    for step in range(1, 5):
        save(astrid, f"Dator {step}", step=step)
        save(astrid, f"Mobil {step}", window="w2", step=step, key="k2")
    assert texts(astrid) == ["Mobil 4", "Dator 4"]


def test_who_opened_the_draft_on_another_device_goes_on_with_it(astrid: Person) -> None:
    first = save(astrid, "Från datorn").draft
    assert first is not None
    save(astrid, "Från datorn, och från mobilen", window="w2", seen=first.version)
    assert texts(astrid) == ["Från datorn, och från mobilen"]


def test_a_device_that_was_without_network_puts_its_old_text_beside_the_newer(astrid: Person) -> None:
    save(astrid, "Nytt", window="w2")
    save(astrid, "En timme gammalt", age=3600)
    assert texts(astrid) == ["Nytt", "En timme gammalt"]


def test_taking_a_copy_changes_places_and_throwing_it_away_leaves_the_draft(astrid: Person) -> None:
    save(astrid, "Från datorn")
    save(astrid, "Från mobilen", window="w2")
    drafts.take(astrid, OtherCopy.objects.get())
    assert texts(astrid) == ["Från datorn", "Från mobilen"]
    drafts.drop(astrid, OtherCopy.objects.get())
    assert texts(astrid) == ["Från datorn"]


def test_what_was_exchanged_is_not_lost_when_the_form_goes_on(astrid: Person) -> None:
    save(astrid, "Från datorn")
    save(astrid, "Från mobilen", window="w2", step=1)
    taken = drafts.take(astrid, OtherCopy.objects.get())
    save(astrid, "Från datorn, mer", window="w2", step=2, seen=taken.version)
    assert texts(astrid) == ["Från datorn, mer", "Från mobilen"]


def test_at_most_ten_copies_stand_beside_a_draft(astrid: Person) -> None:
    for n in range(13):
        save(astrid, f"Fönster {n}", window=f"w{n}")
    assert len(texts(astrid)) == 1 + drafts.MOST_COPIES
    assert texts(astrid)[:2] == ["Fönster 12", "Fönster 11"]


def test_the_draft_of_a_sent_post_is_gone_and_a_late_save_does_not_bring_it_back(
    astrid: Person, network: Network
) -> None:
    thread = make.make_thread(network, astrid)
    save(astrid, "Klart")
    threads.reply(astrid, thread, text="Klart", answers=None, key="k1")
    assert texts(astrid) == []
    assert save(astrid, "Klart", step=9) == Saved(None, is_sent=True)
    assert save(astrid, "Klart", window="w2") == Saved(None, is_sent=True)
    assert texts(astrid) == []


def test_a_first_save_that_comes_after_the_post_itself_begins_no_draft(
    astrid: Person, network: Network
) -> None:
    threads.reply(astrid, make.make_thread(network, astrid), text="Klart", answers=None, key="k1")
    assert save(astrid, "Klar") == Saved(None, is_sent=True)
    assert texts(astrid) == []


def test_another_text_at_the_place_of_what_was_sent_is_a_draft_from_then_on(
    astrid: Person, network: Network
) -> None:
    save(astrid, "Från datorn", key="k2", window="w2")
    save(astrid, "Skickas", key="k1")
    threads.reply(astrid, make.make_thread(network, astrid), text="Skickas", answers=None, key="k1")
    assert texts(astrid) == ["Från datorn"]


def test_the_next_text_at_the_same_place_is_a_new_draft(astrid: Person, network: Network) -> None:
    save(astrid, "Ett", key="k1")
    threads.reply(astrid, make.make_thread(network, astrid), text="Ett", answers=None, key="k1")
    save(astrid, "Två", key="k2", window="w2")
    assert texts(astrid) == ["Två"]


def test_deleting_can_be_undone_and_twice_is_once(astrid: Person) -> None:
    draft = save(astrid).draft
    assert draft is not None
    for _ in range(2):
        drafts.delete(astrid, draft)
    assert texts(astrid) == []
    drafts.restore(astrid, draft)
    assert texts(astrid) == ["Vi har provat."]


def test_a_window_that_was_still_open_goes_on_with_what_was_deleted_elsewhere(astrid: Person) -> None:
    draft = save(astrid, step=5).draft
    assert draft is not None
    drafts.delete(astrid, draft)
    save(astrid, "Vi har", step=4)
    assert texts(astrid) == []
    save(astrid, "Vi har provat. Och mer.", step=6)
    assert texts(astrid) == ["Vi har provat. Och mer."]


def test_a_sent_draft_is_not_restored(astrid: Person, network: Network) -> None:
    draft = save(astrid).draft
    assert draft is not None
    threads.reply(astrid, make.make_thread(network, astrid), text="Klart", answers=None, key="k1")
    with pytest.raises(Refused, match="no_draft"):
        drafts.restore(astrid, draft)


def test_another_kind_of_thread_takes_the_draft_along_and_keeps_what_stood_there(astrid: Person) -> None:
    save(astrid, "Fråga", place="new:dig:question")
    save(astrid, "Utmaning", place="new:dig:challenge", window="w2", key="k2")
    drafts.move(astrid, place="new:dig:question", to="new:dig:challenge")
    assert texts(astrid) == ["Fråga", "Utmaning"]
    assert [draft.place for draft in Draft.objects.all()] == ["new:dig:challenge"]


@pytest.mark.parametrize("place", ["nowhere:1", "", "reply:" + "1" * 200])
def test_nothing_is_kept_where_nobody_writes(astrid: Person, place: str) -> None:
    with pytest.raises(Invalid):
        save(astrid, place=place)


def test_a_draft_is_no_longer_than_a_post_and_in_the_normal_form(astrid: Person) -> None:
    save(astrid, "a" * POST)
    with pytest.raises(Invalid):
        save(astrid, "a" * (POST + 1), step=2)
    save(astrid, "Hej\r\n\x00du\u202e", step=3)
    assert texts(astrid) == ["Hej\ndu"]


def test_there_is_room_for_a_hundred_and_a_script_is_slowed_down(astrid: Person) -> None:
    with clock.at(clock.now()):
        for n in range(drafts.SAVE.times):
            save(astrid, place=f"reply:{n}")
        with pytest.raises(TooFast):
            save(astrid)
    with clock.at(clock.now() + timedelta(minutes=2)):
        for n in range(drafts.SAVE.times, drafts.MOST_DRAFTS):
            save(astrid, place=f"reply:{n}")
        with pytest.raises(Refused, match="too_many_drafts"):
            save(astrid, place="reply:999")


def test_old_drafts_are_swept_and_what_is_left_of_ended_ones(astrid: Person, network: Network) -> None:
    now = clock.now()
    with clock.at(now - timedelta(days=181)):
        save(astrid, "Gammalt", place="reply:7")
    with clock.at(now - timedelta(days=2)):
        deleted = save(astrid, "Borttaget", place="reply:8", key="k8").draft
        assert deleted is not None
        drafts.delete(astrid, deleted)
    save(astrid, "Nytt")
    drafts.sweep()
    assert texts(astrid) == ["Nytt"]
    assert [row.texts for row in Draft.objects.exclude(ended_at=None)] == [{}]
    with clock.at(now + timedelta(days=31)):
        drafts.sweep()
    assert Draft.objects.filter(place="reply:8").exists() is False


def test_each_has_their_own_at_the_same_place(astrid: Person, torulf: Person, admin: Person) -> None:
    save(astrid, "Astrids")
    save(torulf, "Torulfs")
    assert (texts(astrid), texts(torulf), texts(admin)) == (["Astrids"], ["Torulfs"], [])
    assert drafts_page(admin).lines == []
    assert texts_at(admin, PLACE) == {}
