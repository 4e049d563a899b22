"""The manual in a window of its own, and the way to it from every place."""
