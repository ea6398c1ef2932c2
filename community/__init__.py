"""WHAT: the threads in which people share what they know, and the tags that link related ones."""
