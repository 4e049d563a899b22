"""What laws, contracts and circulars ask, as data: texts and figures with their days and their source."""
