"""The Swedish alphabet as a column, so that both engines sort names alike: … x, y, z, å, ä, ö."""

from django.db.models import CharField, F, Func, GeneratedField, TextField, Value
from django.db.models.functions import Lower, Replace

# Only a-z and 0-9 are left, which every collation of PostgreSQL and SQLite orders in the same way. A space
# sorts before any letter. LOWER knows nothing but ASCII on SQLite, hence both cases.
_LETTERS = (
    ("zza", "Åå"),
    ("zzb", "ÄäÆæ"),
    ("zzc", "ÖöØø"),
    ("e", "Éé"),
    ("u", "Üü"),
    ("1", " "),
    ("", "-.'’"),
)


def alphabetical(column: str = "name") -> GeneratedField:
    """Return the column that holds where a name stands in the alphabet; the database keeps it true itself."""
    expression: Func | F = F(column)
    for spelled, letters in _LETTERS:
        for letter in letters:
            expression = Replace(expression, Value(letter), Value(spelled, output_field=TextField()))
    return GeneratedField(
        expression=Lower(expression), output_field=CharField(max_length=400), db_persist=True
    )
