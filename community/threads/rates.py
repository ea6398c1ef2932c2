"""How often one person may write (G-26). Far above what a quick writer does, far below what a script does."""

from typing import Final

from base.limits import Rate

# Every try counts before its text is rendered, because rendering costs; what was written counts by itself,
# inside the transaction of its key, so that a retry of the same post is no second post.
TRY: Final = Rate("threads.try", 60, 60)
POST: Final = Rate("threads.post", 20, 60)
THREAD: Final = Rate("threads.start", 10, 3600)
EDIT: Final = Rate("threads.edit", 30, 60)
# The preview beside the editor follows the pauses of who types.
PREVIEW: Final = Rate("threads.preview", 120, 60)
# What a person takes away or gives back, and what leads do to threads.
ACT: Final = Rate("threads.act", 60, 60)
