"""The evaluation session: who evaluates whom on each day, which sheets a year needs, what is shown of them."""
