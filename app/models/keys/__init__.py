"""The key file of a protected archive: its shapes, and the archive key wrapped by passwords."""
