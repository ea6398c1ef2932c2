"""Who knows something about what: the tags of people."""
