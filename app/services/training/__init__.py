"""Hours of training: reading, writing, checking them."""
