"""How the pages are looked at in tests."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def queries() -> Callable[[Client, str], int]:
    """Count the queries of a page, once what is kept for the life of a process is there."""

    def count(client: Client, path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as seen:
            answer: HttpResponse = client.get(path)
        assert answer.status_code == 200
        return len(seen)

    return count
