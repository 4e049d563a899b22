"""The first start: an archive begun step by step, and the ways to fill it."""
