"""One evaluation sheet: its content, scores, composition, steps and results."""
