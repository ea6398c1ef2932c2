"""The product's folders again, plus house (rules), journeys (real browser) and scale (benchmarks)."""
