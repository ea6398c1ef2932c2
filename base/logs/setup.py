"""Turns Django's and everybody's logging into structured lines: JSON for machines, `key=value` for a terminal."""

import logging
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

LOGGERS = {
    # Its 4xx lines name addresses, which may hold the secret of a mailed link; ours name routes instead.
    "django.request": "ERROR",
    "django.security": "ERROR",
    "django.server": "WARNING",
    # The queue warns of every ordinary stop; what goes wrong in it are errors.
    "django_tasks_db": "ERROR",
}
KEPT = ("erfa.security", "erfa.events")  # what an installation keeps whatever its level is


def configure(*, level: str, form: str) -> dict[str, Any]:
    """Return Django's LOGGING for a level and a form (`line` or `json`), and set structlog up to go through it.

    Security and recorded events are kept at any level in `json`; a terminal shows them from LOG_LEVEL=INFO on.
    """
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        nameless,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    kept = dict.fromkeys(KEPT, "INFO" if form == "json" else level)
    last = structlog.processors.JSONRenderer(ensure_ascii=False) if form == "json" else as_line
    formatter: dict[str, Any] = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": shared,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            last,
        ],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"structured": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "structured"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {name: {"level": least} for name, least in (LOGGERS | kept).items()},
    }


def nameless(logger: WrappedLogger, method: str, line: EventDict) -> EventDict:
    """Say a failed request by its route: an address may hold the secret of a mailed link."""
    record: logging.LogRecord | None = line.get("_record")
    request = getattr(record, "request", None)
    match = getattr(request, "resolver_match", None)
    if request is not None:
        line["event"] = "request failed"
        line["status"] = getattr(record, "status_code", 500)
        line["route"] = match.view_name if match else "unknown"
    return line


def as_line(logger: WrappedLogger, method: str, line: EventDict) -> str:
    """Write `time LEVEL logger: event key=value …`, whatever stands in the values as one line (no CR, LF, escapes).

    A traceback follows on lines of its own, each marked, so that none can pass for a line of the log.
    """
    trace = str(line.pop("exception", ""))
    head = f"{line.pop('timestamp', '')} {line.pop('level', '').upper()} {line.pop('logger', '')}:"
    words = [head, plain(line.pop("event", "")), *(f"{key}={plain(value)}" for key, value in line.items())]
    return "\n".join([" ".join(words), *(f"    | {plain(each)}" for each in trace.splitlines())])


def plain(value: object) -> str:
    """Return a value with everything that ends a line or moves a terminal's cursor as an escape."""
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode() for each in str(value)
    )
