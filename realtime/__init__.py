"""NOW: the one socket of a page, and the chat rooms that live on it."""
