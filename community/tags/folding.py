"""Words as people mean them: case, accents, hyphens and spaces make no difference between two tags.

`e-tjänst`, `E tjanst` and `etjänst` are one word. The database keeps the folded form of each name itself (a
generated column), in the one dialect that both engines speak; `fold` is the same rule for what somebody typed.
"""

from django.db.models import CharField, F, Func, GeneratedField, TextField, Value
from django.db.models.functions import Lower, Replace

# LOWER knows nothing but ASCII on SQLite, hence both cases. Few, because SQLite's parser nests 100 deep at most.
_LETTERS = (
    ("a", "åäàÅÄ"),
    ("o", "öøÖØ"),
    ("e", "éÉ"),
    ("u", "üÜ"),
    ("", " -–./’&"),
)
_TABLE = str.maketrans({letter: plain for plain, letters in _LETTERS for letter in letters})


def fold(text: str) -> str:
    """Return what two spellings of one word have in common; empty where nothing is left."""
    return text.translate(_TABLE).lower()


def folded(column: str) -> GeneratedField:
    """Return the column that holds the folded form of another; the database keeps it true itself."""
    expression: Func | F = F(column)
    for plain, letters in _LETTERS:
        for letter in letters:
            expression = Replace(expression, Value(letter), Value(plain, output_field=TextField()))
    return GeneratedField(
        expression=Lower(expression), output_field=CharField(max_length=100), db_persist=True
    )
