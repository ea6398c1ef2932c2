"""Uploaded files: what they are, where they lie, and who may fetch them (whoever may see what they hang on).

A file belongs to who uploaded it until a text shows it; then it hangs on what the text belongs to (its
*holder*), and whoever may read that, as it is now, may fetch the file. A subject whose texts hold files
registers its kind of holder in apps.py:

    files.register_holder("post", readable_posts)     # (person, ids) -> those that the person may read now

and calls `files.attach` in the transaction that stores a text.
"""

from base.files.hanging import attach
from base.files.registry import register_holder, register_keeper

__all__ = ["attach", "register_holder", "register_keeper"]
