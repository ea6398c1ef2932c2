"""Takes the pictures of README from a fresh site with the demo content: `make screenshots`."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import CHROMIUM, FLAGS
from tests.servers import ROOT, free_port

PICTURES = ROOT / "docs" / "pictures"
PASSWORD = "pictures-of-the-demo"
MEMBER = "p40@demo.example"
WAIT_SECONDS = 60
SHOTS = (
    # name, path (or words of a title to open from a list), width, height, scheme
    ("thread", "/n/digital-mognad/", "Vi är nya i forumet", 1280, 1100, "light"),
    ("network", "/n/digital-mognad/", "", 1280, 1000, "light"),
    ("chat-phone", "/n/digital-mognad/chat/", "lilla hörnan", 390, 844, "dark"),
)


def main() -> None:
    """Start a site, take every picture, end the site."""
    with tempfile.TemporaryDirectory() as folder, _site(Path(folder)) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for shot in SHOTS:
            _take(browser, address, *shot)
        browser.close()


def _take(
    browser: Browser, address: str, name: str, path: str, link: str, width: int, height: int, scheme: str
) -> None:
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        device_scale_factor=1.5,
    )
    page = context.new_page()
    _sign_in(page)
    page.goto(path)
    if link:
        page.get_by_role("main").get_by_role("link", name=link).first.click()
        page.wait_for_load_state()
    page.evaluate("document.fonts.ready")
    page.screenshot(path=PICTURES / f"{name}.png")
    context.close()
    print(f"docs/pictures/{name}.png")


def _sign_in(page: Page) -> None:
    page.goto("/accounts/login/")
    page.locator("input[type=email]").fill(MEMBER)
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("main button.btn").click()
    page.wait_for_load_state()


@contextmanager
def _site(folder: Path) -> Iterator[str]:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    own = {
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'pictures.sqlite3'}",
        "REDIS_URL": "",
        "PORT": str(port),
        "BASE_URL": address,
        "DEMO_PASSWORD": PASSWORD,
    }
    environment = {**os.environ, **own}
    subprocess.run([sys.executable, "-m", "deploy.prepare"], cwd=ROOT, env=environment, check=True)
    command = [sys.executable, "-m", "daphne", "-b", "127.0.0.1", "-p", str(port), "config.asgi:application"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _wait_for(f"{address}/healthz")
            yield address
        finally:
            server.terminate()


def _wait_for(address: str) -> None:
    for _ in range(WAIT_SECONDS * 10):
        try:
            with urlopen(address, timeout=2):  # noqa: S310 - our own server on the loopback
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the site did not start")


if __name__ == "__main__":
    main()
