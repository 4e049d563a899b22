"""Where one sees what was reached: kept, looked at, opened."""
