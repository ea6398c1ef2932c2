"""Doors of networks: the directory and a network's own pages, joining, and what leads do."""
