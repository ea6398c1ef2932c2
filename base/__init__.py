"""The cellar: what two subjects already need and neither owns. Knows nothing of networks or what people write."""
