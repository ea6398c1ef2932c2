"""The tests that docs/permissions.md is the source of: one for each cell of its tables (G-06)."""
