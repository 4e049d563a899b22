"""The evaluation session: rounds, sheets, scores, closing, results and prints."""
