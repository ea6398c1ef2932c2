"""How long a text may be, in characters after `normal()`.

Rendering costs more than its length on hostile text, so a text without a cap is an open door (G-30).
"""

from typing import Final

CHAT: Final = 4_000
POST: Final = 20_000
TITLE: Final = 160
TAG: Final = 50
NAME: Final = 80
