"""What somebody still has to do in a year: who must act, where it is mended, by when."""
