"""A door each for the front pages, a network, a person and an organisation."""
