"""What machines are told of a page, as JSON-LD in schema.org's words.

Each function gives the script block of one kind of page; a block of data, which no policy for
scripts concerns. https://schema.org/ (30.0)
"""

from articles.reader.structured_data.pages import about, archive, front, listing, policy, profile
from articles.reader.structured_data.story import story

__all__ = ["about", "archive", "front", "listing", "policy", "profile", "story"]
