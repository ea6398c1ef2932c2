"""A lead whose week is over, at the doors that are not pages; and a new password does not stand in for both factors."""

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django.utils.http import int_to_base36

from base.files.models import File
from networks.membership.models import Network
from networks.people.models import Person, Session
from tests import factories as make
from tests.networks.people import device

pytestmark = pytest.mark.django_db


def test_a_held_lead_neither_uploads_nor_asks_nor_fetches(saga: Person, network: Network) -> None:
    thread = make.make_thread(network, saga)
    Person.objects.filter(pk=saga.pk).update(second_factor_by=timezone.now(), second_factor_at=None)
    mine = make.client_of(saga)
    sent = {"file": SimpleUploadedFile("a.txt", b"a"), "network": network.slug, "key": "k"}
    scripted = {"accept": "application/json"}
    assert mine.post("/files/", sent, headers=scripted).status_code == 403
    assert not File.objects.exists()
    for path in (
        "/f/abcdefghijklmnopqrstuvwx/a.txt",
        "/write/threads/?q=a",
        "/admin/",
        "/operator/",
        "/drafts/",
    ):
        assert mine.get(path, headers=scripted).headers["Location"] == "/accounts/2fa/", path
    for path in (
        "/write/preview/",
        "/drafts/save/",
        f"/t/{thread.pk}/pin/",
        "/n/digital-mognad/lead/settings/",
    ):
        assert mine.post(path, {"text": "a"}, headers=scripted).status_code == 403, path


def test_who_has_chosen_a_new_password_still_shows_the_second_factor(client: Client, astrid: Person) -> None:
    device.with_app(astrid)
    link = f"/accounts/password/reset/key/{int_to_base36(astrid.pk)}-{default_token_generator.make_token(astrid)}/"
    page = client.get(link).headers["Location"]
    assert client.post(page, {"password": "en helt annan lugn fras"}).status_code == 302
    astrid.refresh_from_db()
    assert astrid.check_password("en helt annan lugn fras")
    assert astrid.second_factor_at is not None
    answer = client.post("/accounts/login/", {"email": astrid.email, "password": "en helt annan lugn fras"})
    assert answer.headers["Location"] == "/accounts/2fa/authenticate/"
    assert not Session.objects.filter(person=astrid).exists()
