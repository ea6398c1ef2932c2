"""Uploaded files: what they are, where they lie, and who may fetch them (whoever may see what they hang on)."""

from base.files.actions import attach

__all__ = ["attach"]
