"""Presets, versions kept in the archive, method files and their guide."""
