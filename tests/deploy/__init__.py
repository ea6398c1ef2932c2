"""The runner of `make run`, without the network."""
