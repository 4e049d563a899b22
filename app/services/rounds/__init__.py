"""Opening and preparing evaluation rounds; the days that are not evaluated; what is wrong in a round."""
