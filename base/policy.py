"""The answer of a policy: yes, or no with a code that the door puts into words."""

from dataclasses import dataclass

from base.errors import Refused


@dataclass(frozen=True, slots=True)
class Answer:
    """OK when `code` is empty; otherwise the reason."""

    code: str = ""

    def __bool__(self) -> bool:
        return not self.code

    def enforce(self) -> None:
        """Raise Refused unless the answer is yes."""
        if self.code:
            raise Refused(self.code)


OK = Answer()


def No(code: str) -> Answer:  # noqa: N802 - reads as the value that it is: `return No("locked")`
    """Return a refusal with its reason."""
    return Answer(code)
