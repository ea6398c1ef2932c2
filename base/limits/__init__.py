"""How often somebody may do something, counted in the database and so shared by every process (G-26).

`limits.hit(Rate("post", times=20, seconds=60), person.id)` counts once and raises TooFast above the rate.
"""

from base.limits.counting import Rate, forgive, hit, unlimited

__all__ = ["Rate", "forgive", "hit", "unlimited"]
