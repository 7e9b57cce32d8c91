"""The readers' search, as far as it is about text: what a story is found by, and what is asked."""
