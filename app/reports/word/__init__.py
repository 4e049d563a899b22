"""Documents of Word: real headings, lists, tables and captions, the same bytes from the same document."""
