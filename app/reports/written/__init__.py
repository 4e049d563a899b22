"""Documents as an order of headings, paragraphs, lists, tables and drawings, whatever they are written as."""
