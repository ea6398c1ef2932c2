"""Municipalities, regions and other public bodies: what matters is often "Kumla", not the person."""
