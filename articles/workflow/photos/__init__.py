"""Taking pictures in, and keeping their credit inside every file that leaves the site."""
