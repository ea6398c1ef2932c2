"""How people arrive: an account by a work address, and the first steps of whoever is new."""
