"""What a photo of twelve megapixels costs: when the server has answered, when its sizes are there, memory.

    .venv/bin/python -m tests.scale.uploads [--json]

A database and a folder of its own, a real Daphne and a real worker, as many uploads as ROUNDS, one after the other.
"""

import argparse
import http.client
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

from tests.scale.database import database
from tests.scale.pages import settle
from tests.scale.server import ROOT, daphne, free_port

ROUNDS = 8
PATIENCE_S = 30
EDGE = "edge-of-a-part-that-no-photo-holds"
MIB = 1024 * 1024


@dataclass(slots=True)
class Result:
    """What is printed."""

    photo_mb: float = 0.0
    answered_ms: float = 0.0
    answered_worst_ms: float = 0.0
    sizes_s: float = 0.0
    sizes_worst_s: float = 0.0
    worker_cpu_s: float = 0.0
    web_rss_mib: float = 0.0
    worker_peak_mib: float = 0.0
    answers: list[float] = field(default_factory=list)
    ready: list[float] = field(default_factory=list)


def run() -> Result:
    """Measure in a database and a folder that are thrown away."""
    with tempfile.TemporaryDirectory(prefix="erfa-scale-") as folder, database(Path(folder)) as url:
        port = free_port()
        settle(Path(folder), url, port)
        cookie, slug = fill()
        photo = a_photo()
        result = Result(photo_mb=round(len(photo) / MIB, 1))
        with daphne(port) as web, worker() as job:
            send(port, cookie, slug, a_photo(seed=99))  # whatever is loaded at the first time
            time.sleep(8)
            before, spent = rss(web), processor_time(job)
            for _n in range(ROUNDS):
                began = time.perf_counter()
                key = send(port, cookie, slug, photo)
                result.answers.append(time.perf_counter() - began)
                wait_for(port, cookie, f"/f/{key}/480.avif")
                result.ready.append(time.perf_counter() - began)
            result.worker_cpu_s = round((processor_time(job) - spent) / ROUNDS, 2)
            result.web_rss_mib = round((rss(web) - before) / MIB, 1)
            result.worker_peak_mib = round(peak(job) / MIB)
        close()
        result.answered_ms = round(statistics.median(result.answers) * 1000)
        result.answered_worst_ms = round(max(result.answers) * 1000)
        result.sizes_s = round(statistics.median(result.ready), 1)
        result.sizes_worst_s = round(max(result.ready), 1)
        return result


def fill() -> tuple[str, str]:
    """Make somebody who may upload; return their cookie and the network's slug."""
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    from tests import factories as make

    network, person = make.make_network(), make.make_person()
    make.make_member(network, person)
    client = make.client_of(person)
    return (
        f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}",
        network.slug,
    )


def a_photo(seed: int = 1) -> bytes:
    """Return a JPEG of 4,000 by 3,000 with as much detail as a phone's."""
    noise = (
        Image.effect_noise((1000, 750), 60 + seed)
        .convert("RGB")
        .resize((4000, 3000), Image.Resampling.BICUBIC)
    )
    image = Image.blend(noise, Image.linear_gradient("L").resize((4000, 3000)).convert("RGB"), 0.5)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=92)
    return out.getvalue()


def send(port: int, cookie: str, slug: str, photo: bytes) -> str:
    """Upload as the page's script does; return the key of the file."""
    token = "t" * 32
    fields = {"network": slug, "key": os.urandom(8).hex(), "csrfmiddlewaretoken": token}
    body = b"".join(
        f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    )
    head = f'--{EDGE}\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'
    body += head.encode() + photo + f"\r\n--{EDGE}--\r\n".encode()
    headers = {
        "Content-Type": f"multipart/form-data; boundary={EDGE}",
        "Cookie": f"{cookie}; csrftoken={token}",
        "Accept": "application/json",
        "Origin": f"http://127.0.0.1:{port}",
    }
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
    line.request("POST", "/files/", body, headers)
    answer = line.getresponse()
    told = json.loads(answer.read()) if answer.status == 201 else {}
    line.close()
    if not told:
        raise RuntimeError(f"status {answer.status}")
    return str(told["key"])


def wait_for(port: int, cookie: str, path: str) -> None:
    """Ask until a size is there."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        line.request("GET", path, headers={"Cookie": cookie})
        status = line.getresponse().status
        line.close()
        if status == 200:
            return
        time.sleep(0.1)
    raise RuntimeError("never ready")


@contextmanager
def worker() -> Iterator[int]:
    """Have a worker run; give its pid."""
    process = subprocess.Popen([sys.executable, "manage.py", "worker"], cwd=ROOT)
    try:
        yield process.pid
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()


def processor_time(pid: int) -> float:
    """Return for how many seconds a process has kept a processor busy, whatever else the machine has to do."""
    after_name = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


def rss(pid: int) -> int:
    """Return the memory that a process holds, in bytes."""
    return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * 4096


def peak(pid: int) -> int:
    """Return the most memory that a process has held, in bytes."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return next(int(each.split()[1]) * 1024 for each in status.splitlines() if each.startswith("VmHWM"))


def close() -> None:
    """Let go of the database, so that it can be dropped."""
    from django.db import connection, connections

    connections.close_all()
    pool: Any = getattr(connection, "pool", None)
    if pool:
        pool.close()


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    as_json = parser.parse_args().json
    found = asdict(run())
    found = {name: value for name, value in found.items() if name not in {"answers", "ready"}}
    if as_json:
        print(json.dumps(found))
        return
    for name, value in found.items():
        print(f"{name:20} {value}")


if __name__ == "__main__":
    main()
