"""What is live, for subjects that must not know how: topics, frames, and the notice that there is news.

A subject registers here in apps.py; `realtime/wire` serves it. A notice only says that a topic has got a new
number; who needs the change reads it from the database, which is the truth.
"""

from base.live.notices import publish, rights_changed, standing_changed
from base.live.registry import Frame, Topic, frame_handlers, register_frame, register_topic, topics

__all__ = [
    "Frame",
    "Topic",
    "frame_handlers",
    "publish",
    "register_frame",
    "register_topic",
    "rights_changed",
    "standing_changed",
    "topics",
]
