"""In and out: stories as other programs write them."""
