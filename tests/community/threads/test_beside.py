"""Writing without scripts: previews, quotations with their source, mentions with names, who can't see them; titles."""

import pytest
from django.conf import settings
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.threads.models import Post, Thread
from networks.membership.models import Network
from networks.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_a_preview_stands_above_the_form_and_nothing_is_stored(network: Network, astrid: Person) -> None:
    mine = make.client_of(astrid)
    typed = {"title": "Rubrik", "text": "**Hej**", "tags": "okänt", "key": "k", "preview": "1"}
    page = mine.post(f"/n/{network.slug}/new/", typed)
    assert page.status_code == 200
    assert page.context["preview"].html == "<p><strong>Hej</strong></p>"
    assert [page.context["form"][name].value() for name in ("title", "text", "tags", "key")] == [
        "Rubrik",
        "**Hej**",
        "okänt",
        "k",
    ]
    assert not page.context["form"].errors
    assert not Thread.objects.exists()


def test_a_preview_of_a_reply_and_of_an_edit(network: Network, astrid: Person) -> None:
    mine, thread = make.client_of(astrid), make.make_thread(network, astrid)
    first = thread.posts.get()
    reply = mine.post(f"/t/{thread.pk}/reply/", {"text": "*Hej*", "answers": first.pk, "preview": "1"})
    edit = mine.post(f"/p/{first.pk}/edit/", {"title": "Ny", "text": "*Hej*", "preview": "1"})
    for page in (reply, edit):
        assert page.context["preview"].html == "<p><em>Hej</em></p>"
        assert "<textarea" in page.content.decode()
    assert reply.context["answered"].id == first.pk
    assert Post.objects.get().source == first.source


def test_a_preview_says_what_is_wrong(network: Network, astrid: Person) -> None:
    page = make.client_of(astrid).post(f"/n/{network.slug}/new/", {"text": "x" * 20_001, "preview": "1"})
    assert page.context["preview"].errors == ["Texten är 1 tecken för lång."]


def test_a_quotation_says_whose_words_it_is(network: Network, astrid: Person, torulf: Person) -> None:
    thread = make.make_thread(network, torulf, text=f"Hej @[{astrid.pk}]\n\n> äldre\n\nDu")
    page = make.client_of(astrid).get(f"/t/{thread.pk}/reply/?answers={thread.posts.get().pk}&quote=1")
    assert page.context["form"]["text"].value() == (
        f"> [Torulf Fjällrute skrev:](/p/{thread.posts.get().pk}/)\n>\n"
        f"> Hej @[Astrid Blålavén {astrid.pk}]\n>\n> Du\n\n"
    )


def test_editing_shows_names_and_stores_ids(network: Network, astrid: Person, torulf: Person) -> None:
    thread = make.make_thread(network, astrid, text=f"Hej @[{torulf.pk}] och `@[{torulf.pk}]`")
    mine, post = make.client_of(astrid), thread.posts.get()
    shown = mine.get(f"/p/{post.pk}/edit/").context["form"]["text"].value()
    assert shown == f"Hej @[Torulf Fjällrute {torulf.pk}] och `@[{torulf.pk}]`"
    mine.post(f"/p/{post.pk}/edit/", {"title": thread.title, "text": shown})
    post.refresh_from_db()
    assert (post.source, post.edited_at) == (f"Hej @[{torulf.pk}] och `@[{torulf.pk}]`", None)


def test_who_cannot_see_it_is_told_after_sending(closed: Network, saga: Person, astrid: Person) -> None:
    leads = make.client_of(saga)
    text = f"Hej @[Astrid {astrid.pk}] och @[{saga.pk}]"
    said = "Astrid Blålavén kan inte se tråden och får inte veta att du har nämnt hen."
    started = leads.post(f"/n/{closed.slug}/new/", {"title": "Ny", "text": text})
    assert [str(each) for each in get_messages(started.wsgi_request)] == [said]
    thread = Thread.objects.get(network=closed)
    replied = leads.post(f"/t/{thread.pk}/reply/", {"text": text})
    assert [str(each) for each in get_messages(replied.wsgi_request)][-1:] == [said]
    assert thread.posts.count() == 2


def test_titles_are_shown_to_whom_may_see_them(
    network: Network, closed: Network, saga: Person, astrid: Person
) -> None:
    secret = make.make_thread(closed, saga, title="Hemligt ärende")
    tag = make.make_tag("artificiell intelligens", slug="ai", name_en="artificial intelligence")
    links = f"/t/{secret.pk}/ /p/{secret.posts.get().pk}/ {tag.get_absolute_url()}"
    thread = make.make_thread(network, astrid, text=links)
    to_saga = make.client_of(saga).get(thread.get_absolute_url()).content.decode()
    to_astrid = make.client_of(astrid).get(thread.get_absolute_url()).content.decode()
    assert f'<a href="/t/{secret.pk}/" class="to">Hemligt ärende <small>Fråga</small></a>' in to_saga
    assert 'class="to">Hemligt ärende <small>Inlägg</small></a>' in to_saga
    assert "Hemligt" not in to_astrid
    assert f'<a href="/t/{secret.pk}/">/t/{secret.pk}/</a>' in to_astrid
    for page in (to_saga, to_astrid):
        assert '<a href="/tag/ai/" class="to">artificiell intelligens <small>Ämnesord</small></a>' in page


def test_what_is_gone_has_no_title(network: Network, astrid: Person) -> None:
    gone = make.make_thread(network, astrid, title="Borttagen")
    post = gone.posts.get()
    thread = make.make_thread(network, astrid, text=f"/t/{gone.pk}/ /p/{post.pk}/")
    mine = make.client_of(astrid)
    assert mine.get(thread.get_absolute_url()).content.decode().count("Borttagen") == 2
    Thread.objects.filter(pk=gone.pk).update(standing=False)
    Post.objects.filter(pk=post.pk).update(deleted_at=timezone.now())
    assert "Borttagen" not in mine.get(thread.get_absolute_url()).content.decode()


def test_titles_cost_one_query_however_many(network: Network, astrid: Person) -> None:
    others = [make.make_thread(network, astrid) for _ in range(3)]
    mine, costs = make.client_of(astrid), []
    tag = make.make_tag("AI", slug="ai")
    mine.get(others[0].get_absolute_url())  # what a process asks once
    for n in (0, 1, 3):
        links = " ".join(f"/t/{each.pk}/ /p/{each.posts.get().pk}/ /tag/{tag.slug}/" for each in others[:n])
        thread = make.make_thread(network, astrid, text=f"Se {links}")
        with CaptureQueriesContext(connection) as queries:
            mine.get(thread.get_absolute_url())
        costs.append(len(queries))
    assert [costs[1] - costs[0], costs[2] - costs[0]] == [1, 1]


def test_an_address_with_a_number_that_no_database_knows_stays_an_address(
    network: Network, astrid: Person
) -> None:
    text = "\n\n".join(f"{settings.BASE_URL}/{word}/{'9' * n}/" for word in "tp" for n in (19, 20, 60))
    thread = make.make_thread(network, astrid, text=text)
    assert make.client_of(astrid).get(thread.get_absolute_url()).status_code == 200
    post = thread.posts.get()
    assert "9" * 60 in make.client_of(astrid).get(f"/p/{post.pk}/", follow=True).content.decode()
