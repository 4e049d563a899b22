"""What `make bench` measures: ratios taken in one run, printed and never tested."""
