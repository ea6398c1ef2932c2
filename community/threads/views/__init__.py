"""The doors of threads and of the pages of tags."""
