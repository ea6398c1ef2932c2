"""The Swedish alphabet as a column, so that both engines sort names alike: … x, y, z, å, ä, ö."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Func, GeneratedField
from django.db.models.sql.compiler import SQLCompiler

# Only a-z and 0-9 are left, which every collation of PostgreSQL and SQLite orders in the same way. A space
# sorts before any letter. LOWER knows nothing but ASCII on SQLite, hence both cases. Columns in databases are
# made of this list: changing it needs a migration that makes them anew.
_LETTERS = (
    ("zza", "Åå"),
    ("zzb", "ÄäÆæ"),
    ("zzc", "ÖöØø"),
    ("e", "Éé"),
    ("u", "Üü"),
    ("1", " "),
    ("", "-.’"),
)


class Alphabetical(Func):
    """Where a name stands in the alphabet, in plain SQL."""

    arity = 1

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *args: Any, **options: Any
    ) -> tuple[str, tuple[Any, ...]]:
        """Spell each letter out in turn."""
        sql, params = compiler.compile(self.get_source_expressions()[0])
        for spelling, letters in _LETTERS:
            for letter in letters:
                sql = f"REPLACE({sql}, '{letter}', '{spelling}')"
        return f"LOWER({sql})", tuple(params)


def spelled(text: str) -> str:
    """Return how a text is spelled in such a column, to look for it there whatever its case and accents."""
    for spelling, letters in _LETTERS:
        for letter in letters:
            text = text.replace(letter, spelling)
    return text.lower()


def alphabetical(column: str = "name") -> GeneratedField:
    """Return the column `sorts_as` of a model: the database keeps it true to the name itself."""
    return GeneratedField(
        expression=Alphabetical(column), output_field=CharField(max_length=400), db_persist=True
    )
