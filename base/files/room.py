"""How much room a person's and a network's files may take: counted in one statement, so that races can't overdraw."""

from django.conf import settings
from django.db.models import F
from django.utils.formats import localize
from django.utils.translation import gettext as _

from base.errors import Invalid
from base.files.models import File, Usage
from base.files.queries import usages

MB = 1024 * 1024


def take(owner_id: int, network_id: int, size: int) -> None:
    """Take room for a new file, inside its transaction. Raises Invalid("file") when there is none left."""
    for kind, object_id, most in (
        ("person", owner_id, settings.FILES_PERSON_MB),
        ("network", network_id, settings.FILES_NETWORK_MB),
    ):
        usages().bulk_create([Usage(kind=kind, object_id=object_id)], ignore_conflicts=True)
        row = usages().filter(kind=kind, object_id=object_id, used__lte=most * MB - size)
        if not row.update(used=F("used") + size):
            raise Invalid({"file": [_full(kind, most)]})


def change(file: File, by: int) -> None:
    """Count that a file takes more room, or gives some back."""
    for kind, object_id in (("person", file.owner_id), ("network", file.network_id)):
        usages().filter(kind=kind, object_id=object_id).update(used=F("used") + by)


def _full(kind: str, most: int) -> str:
    if kind == "person":
        text = _(
            "The file does not fit: your files may take %(size)s here in all. Ask the administrator for more room."
        )
    else:
        text = _(
            "The file does not fit: the network's files may take %(size)s in all. Ask its leads to get more room from "
            "the administrator."
        )
    return text % {"size": _shown(most)}


def _shown(most: int) -> str:
    """Megabytes as people write them: 500 MB, 2 GB, 1,5 GB; number and unit stay on one line."""
    size = round(most / 1024, 1) if most >= 1024 else most
    return f"{localize(int(size) if size == int(size) else size)}\N{NO-BREAK SPACE}{'GB' if most >= 1024 else 'MB'}"
