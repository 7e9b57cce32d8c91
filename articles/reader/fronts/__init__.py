"""The front page as editors ordered it, and what stands above a section's list."""
