"""The load generator: a few keep-alive connections that each ask again as soon as they have their answer."""

import asyncio
import os
import statistics
import time
from dataclasses import dataclass

WARM_S = 1.5


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of it. Times are milliseconds."""

    per_second: float
    p50_ms: float
    p99_ms: float
    size: int
    asked: int


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked for, signed in with a session cookie."""

    port: int
    path: str
    cookie: str

    @property
    def request(self) -> bytes:
        """Return the request as it goes over the wire."""
        lines = [
            f"GET {self.path} HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            f"Cookie: {self.cookie}",
            "Accept-Encoding: gzip",
        ]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()


def measure(target: Target, *, connections: int, seconds: float, core: int | None = None) -> Measured:
    """Ask for one page for `seconds`, on a core of one's own when given."""
    mine = os.sched_getaffinity(0)
    try:
        if core is not None:
            os.sched_setaffinity(0, {core})
        return asyncio.run(_measure(target, connections, seconds))
    finally:
        os.sched_setaffinity(0, mine)


async def _measure(target: Target, connections: int, seconds: float) -> Measured:
    begun = time.perf_counter()
    counted_from, until = begun + WARM_S, begun + WARM_S + seconds
    runs = await asyncio.gather(*(_ask(target, counted_from, until) for _ in range(connections)))
    times = sorted(took for took_all, _, _ in runs for took in took_all)
    return Measured(
        per_second=len(times) / seconds,
        p50_ms=1000 * statistics.median(times),
        p99_ms=1000 * times[min(len(times) - 1, int(len(times) * 0.99))],
        size=runs[0][1],
        asked=sum(asked for _, _, asked in runs),
    )


async def _ask(target: Target, counted_from: float, until: float) -> tuple[list[float], int, int]:
    reader, writer = await asyncio.open_connection("127.0.0.1", target.port)
    times: list[float] = []
    size = asked = 0
    while (sent := time.perf_counter()) < until:
        writer.write(target.request)
        size = await _answer(reader)
        asked += 1
        if sent >= counted_from:
            times.append(time.perf_counter() - sent)
    writer.close()
    return times, size, asked


async def _answer(reader: asyncio.StreamReader) -> int:
    """Read one answer and return the length of its body; raise when it is not 200."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    if " 200 " not in head[0]:
        raise RuntimeError(f"expected a page, got {head[0]}")
    names = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
    length = int(names["content-length"])
    await reader.readexactly(length)
    return length
