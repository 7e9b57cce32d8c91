"""JPEG, WebP and AVIF as containers: their metadata is exchanged, their pixels stay as they are.

Each takes out what belonged to the file as it was: the old credit and any Content Credentials,
whose signature would no longer hold.
"""


class Broken(ValueError):
    """A file that is no whole file of its format, or one that it would not be safe to change."""
