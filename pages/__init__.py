"""Pages that show several subjects: views only, no models and no rules."""
