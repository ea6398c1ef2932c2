"""The rules of the house: each file holds one rule, the tree that keeps it, and a good and a bad example."""
