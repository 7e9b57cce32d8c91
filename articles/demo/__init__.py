"""An invented newsroom to look at and to try things in. Everything in it was written for it."""
