"""The public site. It reads live text only."""
