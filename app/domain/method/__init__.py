"""The evaluation method as data: what a comune adopts, edits and sends as one file."""
