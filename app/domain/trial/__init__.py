"""An imaginary sheet on which a method is tried."""
