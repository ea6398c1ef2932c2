"""Unsent texts on the server: found again on every device, nothing overwritten unseen."""
