"""How often somebody may do something, counted in the database and so shared by every process (G-26).
What is asked at every letter is counted in memory instead: `limits.keep(Pace(…), person.id)`.

`limits.hit(Rate("post", times=20, seconds=60), person.id)` counts once and raises TooFast above the rate.
"""

from base.limits.counting import Rate, forgive, hit, unlimited
from base.limits.pacing import Pace, keep

__all__ = ["Pace", "Rate", "forgive", "hit", "keep", "unlimited"]
