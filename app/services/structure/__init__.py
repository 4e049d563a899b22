"""Use cases on the structure: units, people, dated facts, the ente; and the questions asked of them."""
