"""What is certified outside the sheets: figures of ente, units and people, events that take points away."""
