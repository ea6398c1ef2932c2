"""The worker process: sweeps the outbox every second, runs queued tasks, does the hourly chores."""

import logging
import os
import threading
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django_tasks_db.management.commands.db_worker import Worker

from base.events.delivery import deliver_due
from base.jobs import run_due

SWEEP_SECONDS = 1.0

log = logging.getLogger(__name__)


class Command(BaseCommand):
    """`manage.py worker`: ends cleanly on SIGINT and SIGTERM, after the delivery in hand."""

    help = "Deliver recorded events, run queued tasks and chores until stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        """Sweep in a thread of its own; the queue's loop (and its signal handling) has the main thread."""
        stop = threading.Event()
        sweeper = threading.Thread(target=_sweep_until, args=(stop,), name="sweeper", daemon=True)
        sweeper.start()
        queue = Worker(
            queue_names=["*"],
            interval=SWEEP_SECONDS,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"worker-{os.getpid()}",
            excluded_queue_names=[],
        )
        queue.configure_signals()
        try:
            queue.run()
        finally:
            stop.set()
            sweeper.join(timeout=10)


def _sweep_until(stop: threading.Event) -> None:
    """Deliver until told to stop. A database that is away is waited for: the rows will still be there."""
    while not stop.is_set():
        delivered = 0
        try:
            close_old_connections()
            delivered = deliver_due()
            run_due()
        except DatabaseError:
            log.exception("the database did not answer; trying again")
        if not delivered:
            stop.wait(SWEEP_SECONDS)
