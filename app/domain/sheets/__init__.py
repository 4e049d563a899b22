"""One evaluation sheet: its content, scores, composition, steps, snapshot and results."""
