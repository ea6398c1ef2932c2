"""Who fetches a file: whoever may read what it hangs on, asked at every download."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from base.files import actions as files
from base.files.models import File, Usage
from community.drafts.models import Draft
from community.threads import actions as threads
from community.threads.models import Post, Thread
from networks.membership.models import Membership, Network
from networks.people.models import Person
from realtime.chat import actions as chat
from realtime.chat.models import Message
from tests import factories as make
from tests.base.files.conftest import Upload, names_in, picture
from tests.factories import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(upload: Upload) -> File:
    """A picture that Astrid has uploaded."""
    return upload(picture(size=(1200, 900)), "rummet.jpg", alt="Rummet")


@pytest.fixture
def post(network: Network, astrid: Person, saga: Person, file: File) -> Post:
    """Astrid's reply that shows it."""
    thread = make.make_thread(network, saga)
    return threads.reply(astrid, thread, text=f"Se här:\n\n{file.markdown}", answers=None, key="k1")


def got(file: File, person: Person | None, name: str = "") -> int:
    """Ask for a file, or a size of it; return the status."""
    client = client_of(person) if person else Client()
    status: int = client.get(f"/f/{file.key}/{name or file.name}").status_code
    return status


def test_a_loose_file_is_its_owners(file: File, astrid: Person, saga: Person, admin: Person) -> None:
    assert [got(file, each) for each in (astrid, saga, admin, None)] == [200, 404, 404, 302]


def test_a_member_sees_the_picture_and_an_outsider_gets_nothing_by_its_address(
    post: Post, file: File, freja: Person, outsider: Person, removed: Person, observer: Person
) -> None:
    for name in (file.name, "480.avif", "960.avif", "960.jpg"):
        assert [got(file, each, name) for each in (freja, observer, outsider, None)] == [
            200,
            200,
            404,
            302,
        ], name


def test_who_is_removed_from_a_closed_network_no_longer_gets_it(
    closed: Network, saga: Person, freja: Person, astrid: Person, file: File
) -> None:
    for each in (freja, astrid):
        make.make_member(closed, each)
    thread = make.make_thread(closed, saga)
    threads.reply(astrid, thread, text=file.markdown, answers=None, key="k1")
    assert got(file, freja) == 200
    Membership.objects.filter(network=closed, person=freja).update(ended_at=timezone.now())
    assert got(file, freja) == 404


def test_a_thread_that_moves_takes_its_files_along(
    post: Post, file: File, closed: Network, freja: Person, colleague: Person, saga: Person
) -> None:
    assert [got(file, each) for each in (freja, colleague, saga)] == [200, 200, 200]
    Thread.objects.filter(pk=post.thread_id).update(network=closed, activity=99)
    assert [got(file, each) for each in (freja, colleague, saga)] == [404, 404, 200]


def test_a_post_that_is_split_off_or_merged_keeps_its_files(
    post: Post, file: File, network: Network, saga: Person, freja: Person, outsider: Person
) -> None:
    new = threads.split(saga, post, scope="branch", title="Om rummet", kind="question", key="k2")
    assert [got(file, each) for each in (freja, outsider)] == [200, 404]
    assert f"/f/{file.key}/480.avif" in client_of(freja).get(new.get_absolute_url()).content.decode()
    threads.merge(saga, new, into=make.make_thread(network, saga))
    assert [got(file, each) for each in (freja, outsider)] == [200, 404]


def test_an_archived_network_is_read_with_its_files(
    post: Post, file: File, network: Network, freja: Person, outsider: Person
) -> None:
    Network.objects.filter(pk=network.pk).update(archived_at=timezone.now())
    assert [got(file, each) for each in (freja, outsider)] == [200, 404]


def test_what_the_store_has_lost_is_missing_and_no_fault(
    post: Post, file: File, freja: Person, store: Any
) -> None:
    store.delete(f"{file.folder}/480.avif")
    assert [got(file, freja, name) for name in ("480.avif", "960.avif")] == [404, 200]


@pytest.mark.parametrize("gone", ["deleted_at", "hidden_at"])
def test_a_post_that_is_gone_takes_its_files_along(
    gone: str, post: Post, file: File, freja: Person, astrid: Person, saga: Person
) -> None:
    Post.objects.filter(pk=post.pk).update(**{gone: timezone.now()})
    assert [got(file, each) for each in (freja, astrid, saga)] == [404, 200, 200]
    Post.objects.filter(pk=post.pk).update(**{gone: None})
    assert got(file, freja) == 200


def test_a_file_that_was_edited_out_stays_with_those_who_may_read_the_history(
    post: Post, file: File, astrid: Person, freja: Person, outsider: Person
) -> None:
    threads.edit(astrid, post, text="Utan bild.", key="k2")
    assert [got(file, each) for each in (freja, outsider)] == [200, 404]
    history = client_of(freja).get(f"/p/{post.pk}/history/").content.decode()
    assert f"/f/{file.key}/480.avif" in history


def test_somebody_elses_file_in_a_post_is_only_a_link_with_its_own_rule(
    post: Post, file: File, network: Network, closed: Network, saga: Person, freja: Person, upload: Upload
) -> None:
    secret = upload(person=saga)
    threads.start_thread(
        saga, closed, kind="question", title="Slutet", text=secret.markdown, tags=[], key="k3"
    )
    secret.refresh_from_db()
    pasted = threads.reply(freja, post.thread, text=secret.markdown, answers=None, key="k4")
    assert File.objects.get(pk=secret.pk).holder_id != pasted.pk
    page = client_of(freja).get(post.thread.get_absolute_url()).content.decode()
    assert f'<a href="/f/{secret.key}/{secret.name}#figure">' in page
    assert f"/f/{secret.key}/480" not in page
    assert [got(secret, each) for each in (freja, saga)] == [404, 200]


def test_the_page_shows_the_picture_with_its_size_and_words(post: Post, file: File, freja: Person) -> None:
    page = client_of(freja).get(post.thread.get_absolute_url()).content.decode()
    assert '<figure class="pic">' in page
    assert 'alt="Rummet" width="640" height="480" loading="lazy"' in page
    assert f"/f/{file.key}/480.avif 480w, /f/{file.key}/960.avif 960w, /f/{file.key}/1200.avif 1200w" in page


def test_a_picture_that_waits_says_so_and_one_with_holes_lies_on_white(
    network: Network, astrid: Person, freja: Person, upload: Upload
) -> None:
    photo, drawing = upload(ready=False), upload(picture("PNG", mode="RGBA"), "ritning.png")
    thread = make.make_thread(network, astrid)
    threads.reply(astrid, thread, text=f"{photo.markdown}\n\n{drawing.markdown}", answers=None, key="k1")
    page = client_of(freja).get(thread.get_absolute_url()).content.decode()
    assert page.count('<a class="pic waits"') == page.count('<span class="wait">Bilden görs i ordning.') == 1
    assert page.count('<a class="pic on-white"') == 1


def test_words_that_look_like_markup_stay_words(
    network: Network, astrid: Person, freja: Person, upload: Upload
) -> None:
    words = '"><script>alert(1)</script>'
    shown, csv = upload(alt=words), upload(b"a;b", "a'b&c.csv", ready=False)
    text = f"{shown.markdown}\n\n{csv.markdown}\n\ni rad {shown.markdown} {csv.markdown}"
    thread = threads.start_thread(
        astrid, network, kind="question", title="Bilder", text=text, tags=[], key="k1"
    )
    page = client_of(freja).get(thread.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert page.count("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;") >= 2
    assert page.count('<a class="file"') == 2


def test_a_page_costs_one_query_for_all_its_files(
    network: Network, astrid: Person, freja: Person, upload: Upload, django_assert_num_queries: Any
) -> None:
    counts = []
    for n in (1, 3):
        thread = make.make_thread(network, astrid)
        for k in range(n):
            threads.reply(astrid, thread, text=upload().markdown, answers=None, key=f"{n}{k}")
        client = client_of(freja)
        client.get(thread.get_absolute_url())
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(thread.get_absolute_url())
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 9


def test_chat_shows_it_to_who_follows_the_room(
    network: Network, astrid: Person, freja: Person, colleague: Person, file: File
) -> None:
    room = make.make_room(network)
    said = chat.say(astrid, room, text=file.markdown, client_id="k1")
    assert [got(file, each) for each in (freja, colleague)] == [
        200,
        404,
    ]  # a colleague reads threads, not chat
    page = client_of(freja).get(room.get_absolute_url()).content.decode()
    assert f"/f/{file.key}/480.avif" in page
    Message.objects.filter(pk=said.pk).update(deleted_at=timezone.now())
    assert [got(file, each) for each in (freja, astrid)] == [404, 404]


def test_an_answer_is_sealed_and_no_cache_keeps_it_for_others(
    post: Post, file: File, freja: Person, astrid: Person, upload: Upload
) -> None:
    client = client_of(freja)
    answer = client.get(f"/f/{file.key}/480.avif")
    assert answer.headers["Content-Type"] == "image/avif"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    again = client.get(f"/f/{file.key}/480.avif", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, b"".join(again)) == (304, b"")
    # A browser takes these over for what it keeps: the policy of a page would unseal the file.
    for name in ("ETag", "Content-Security-Policy", "X-Content-Type-Options", "Cache-Control"):
        assert again.headers[name] == answer.headers[name]
    pdf = upload(b"%PDF-1.7\n", "Årsplan.pdf", ready=False)
    fetched = client_of(astrid).get(pdf.get_absolute_url())
    assert fetched.headers["Content-Disposition"] == "attachment; filename*=utf-8''%C3%85rsplan.pdf"
    assert (fetched.headers["Content-Type"], b"".join(fetched)) == ("application/pdf", b"%PDF-1.7\n")


def test_a_size_that_is_saved_is_called_what_it_is(post: Post, file: File, freja: Person) -> None:
    for name in ("480.avif", "960.jpg"):
        told = client_of(freja).get(f"/f/{file.key}/{name}").headers["Content-Disposition"]
        assert told == f'inline; filename="rummet{name[3:]}"'


def test_an_unchanged_answer_asks_for_the_permission_all_the_same(
    post: Post, file: File, freja: Person
) -> None:
    etag = client_of(freja).get(file.get_absolute_url()).headers["ETag"]
    Post.objects.filter(pk=post.pk).update(hidden_at=timezone.now())
    assert client_of(freja).get(file.get_absolute_url(), headers={"If-None-Match": etag}).status_code == 404


def test_what_was_uploaded_is_served_to_nobody(upload: Upload, astrid: Person) -> None:
    waiting = upload(ready=False)
    assert got(waiting, astrid) == 202
    assert got(waiting, astrid, "raw") == 202


def test_no_other_name_leads_further(post: Post, file: File, freja: Person) -> None:
    for name in ("481.avif", "480.webp", "480.exe", "..%2F..%2Fetc%2Fpasswd", "raw"):
        answer = client_of(freja).get(f"/f/{file.key}/{name}")
        assert answer.status_code in {200, 404}
        if answer.status_code == 200:  # any name is the file itself: names in texts may be old
            assert answer.headers["Content-Type"] == "image/jpeg"
    assert got(File(key="x" * 24, name="a"), freja) == 404


def test_old_unused_files_are_swept_and_used_ones_stay(
    upload: Upload, post: Post, file: File, store: Any
) -> None:
    loose, young = upload(), upload()
    past = timezone.now() - timedelta(days=1, minutes=1)
    File.objects.exclude(pk=young.pk).update(created_at=past)
    files.sweep()
    assert set(File.objects.values_list("pk", flat=True)) == {file.pk, young.pk}
    assert not any(loose.key in name for name in names_in(store))
    file.refresh_from_db()
    assert Usage.objects.get(kind="person").used == file.room + young.room


def test_a_file_in_an_unsent_text_is_not_unused(upload: Upload, astrid: Person) -> None:
    drafted, forgotten = upload(), upload()
    texts = {"text": f"Se här: {drafted.markdown}"}
    Draft.objects.create(person=astrid, place="t1", texts=texts, turn=1, saved_at=timezone.now())
    File.objects.update(created_at=timezone.now() - timedelta(days=3))
    files.sweep()
    assert list(File.objects.values_list("pk", flat=True)) == [drafted.pk] != [forgotten.pk]
    Draft.objects.update(ended_at=timezone.now())
    files.sweep()
    assert not File.objects.exists()
