"""Benchmarks: they print numbers and fail for no number. `make bench` runs them, docs/performance.md keeps them."""
