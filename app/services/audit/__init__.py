"""The audit read, checked and walked backwards; what an operation changed, in words."""
