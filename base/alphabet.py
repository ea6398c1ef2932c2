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


class Bytewise(Func):
    """A text by its bytes: then an index finds what begins alike, and orders it, on both engines.

    PostgreSQL's indexes follow the language, in which "ab" may stand between "a b" and "a-c"; SQLite's do not.
    """

    arity = 1

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *args: Any, **options: Any
    ) -> tuple[str, tuple[Any, ...]]:
        """As it is."""
        sql, params = compiler.compile(self.get_source_expressions()[0])
        return f"({sql})", tuple(params)

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **options: Any
    ) -> tuple[str, tuple[Any, ...]]:
        """With the collation of bytes."""
        sql, params = compiler.compile(self.get_source_expressions()[0])
        return f'({sql} COLLATE "C")', tuple(params)


class LastWord(Func):
    """The last word of a name as `sorts_as` spells it, where a space is a 1: of "anna1dahl" it is "dahl"."""

    arity = 1

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *args: Any, **options: Any
    ) -> tuple[str, tuple[Any, ...]]:
        """What is left when everything but spaces has been taken from the end, and then that from the beginning."""
        sql, params = compiler.compile(self.get_source_expressions()[0])
        return f"SUBSTR({sql}, LENGTH(RTRIM({sql}, REPLACE({sql}, '1', ''))) + 1)", tuple(params) * 3


class LaterWords(Func):
    """All of a name but its first word, spelled so: of "anna1maria1dahl" it is "maria1dahl"."""

    arity = 1

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *args: Any, **options: Any
    ) -> tuple[str, tuple[Any, ...]]:
        """What stands after the first space."""
        sql, params = compiler.compile(self.get_source_expressions()[0])
        place = "STRPOS" if connection.vendor == "postgresql" else "INSTR"
        return f"SUBSTR({sql}, {place}({sql}, '1') + 1)", tuple(params) * 2


HIGHEST = "\U0010ffff"  # stands behind everything that a name can go on with


def words_of(column: str = "sorts_as") -> dict[str, Func]:
    """Return what a name is looked for by: its beginning, that of its later words, of its last; each has an index."""
    return {
        "first": Bytewise(column),
        "later": Bytewise(LaterWords(column)),
        "last": Bytewise(LastWord(column)),
    }
