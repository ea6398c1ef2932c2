"""What stands in the way of a start is told in one sentence, before anything slow begins."""

import socket
from collections.abc import Iterator

import pytest

from deploy import reach
from deploy.trouble import Trouble


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody listens at."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.fixture
def free() -> int:
    """A port that nobody listens at."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        return int(other.getsockname()[1])


def told(call: object, *arguments: object) -> str:
    with pytest.raises(Trouble) as caught:
        call(*arguments)  # type: ignore[operator]
    words = str(caught.value)
    assert words.endswith(".")
    assert "\n" not in words
    return words


def test_without_settings_erfa_listens_near_and_at_8000(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORT", raising=False)
    monkeypatch.delenv("HOST", raising=False)
    assert reach.address().url == "http://127.0.0.1:8000/"


@pytest.mark.parametrize("port", ["web", "0", "65536", "-1"])
def test_a_port_that_is_none(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("PORT", port)
    assert port in told(reach.address)


def test_listening_everywhere_is_opened_at_home() -> None:
    assert reach.Address("0.0.0.0", 8000).url == "http://127.0.0.1:8000/"  # noqa: S104
    assert reach.Address("::", 8000).url == "http://[::1]:8000/"


def test_a_port_in_use_offers_the_next(taken: int) -> None:
    assert f"PORT={taken + 1} make run" in told(reach.need_free, reach.Address("127.0.0.1", taken))


def test_a_free_port_is_fine(free: int) -> None:
    reach.need_free(reach.Address("127.0.0.1", free))


def test_a_database_that_does_not_answer(monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgres://erfa:hush@127.0.0.1:{free}/erfa")
    words = told(reach.need_services)
    assert words.startswith(f"PostgreSQL does not answer at 127.0.0.1:{free}")
    assert "hush" not in words


def test_a_redis_that_does_not_answer(monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("REDIS_URL", f"redis://:hush@127.0.0.1:{free}/0")
    words = told(reach.need_services)
    assert words.startswith(f"Redis does not answer at 127.0.0.1:{free}")
    assert "hush" not in words


def test_another_kind_of_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://localhost/erfa")
    assert "must begin with postgres://" in told(reach.need_services)


def test_services_that_answer(monkeypatch: pytest.MonkeyPatch, taken: int) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgres://erfa@127.0.0.1:{taken}/erfa")
    monkeypatch.setenv("REDIS_URL", f"redis://127.0.0.1:{taken}/0")
    reach.need_services()
