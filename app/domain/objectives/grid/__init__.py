"""The grid: objectives and indicators as rows and cells, blocks read for them, and the edits that come of it."""
