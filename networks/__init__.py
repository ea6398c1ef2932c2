"""WHO: organisations, the people in them, and the networks that people are members of."""
