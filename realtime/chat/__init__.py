"""Chat rooms and their messages; every change has its number in the room."""
