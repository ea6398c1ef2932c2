"""Where a post stands in the conversation view.

A path is three numbers of ten digits: the reply to the thread, the answer to it, the answer to that. An answer
deeper than the third level is filed under the third in number order and says whom it answers. Digits of fixed
width compare as text in every collation, so one indexed column orders the view and pages it by keyset.
"""

LEVELS = 3
PLACE = 10  # digits of one number
ROOT = "0" * (LEVELS * PLACE)


def path_below(parent_path: str, number: int) -> str:
    """Return the path of post `number` that answers the post at `parent_path` (ROOT: the thread itself)."""
    places = _places(parent_path)
    level = min(len(places), LEVELS - 1)
    return _join([*places[:level], number])


def level_of(path: str) -> int:
    """Return 0 for the first post, else 1 to 3."""
    return len(_places(path))


def _places(path: str) -> list[int]:
    numbers = [int(path[i : i + PLACE]) for i in range(0, len(path), PLACE)]
    return [number for number in numbers if number]


def _join(places: list[int]) -> str:
    padded = [*places, *([0] * (LEVELS - len(places)))]
    return "".join(f"{number:0{PLACE}d}" for number in padded)
