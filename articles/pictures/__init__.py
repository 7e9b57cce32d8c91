"""Pictures as bytes: take in an original, read its credit, make renditions that carry it."""
