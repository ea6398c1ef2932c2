"""Tags (ämnesord): common to all networks, curated, with synonyms."""
