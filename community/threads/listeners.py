"""Who hears what happened, and what follows from it."""
