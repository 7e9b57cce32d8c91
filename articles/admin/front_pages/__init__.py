"""The desk's pages on which editors order front pages."""
