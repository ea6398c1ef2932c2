"""What people do, in a real browser over a real server."""
