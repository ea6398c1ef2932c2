"""Uploaded files: what they are, where they lie, and who may fetch them (whoever may see what they hang on)."""
