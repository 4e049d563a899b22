"""The audit: entries chained by hashes, the words of rows and columns, undo."""
