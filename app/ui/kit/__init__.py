"""The toolkit every page of the window is built with."""
