"""What of an address's query a page reads, and what only follows its reader.

A page knows nothing of what others put behind its address to see where readers come from: all of
them get the same page. An address with any other parameter, or one twice, is not kept, so that
nobody fills the cache with names made up.
"""

import re

SEARCH = re.compile(r"/[^/]+/search/$")
# A section, an author, a tag, a month; see articles.reader.urls.
LIST = re.compile(
    r"/[^/]+/(?:(?!about/|archive/|search/)[-\w]+|(?:tags|authors)/[^/]+|archive/\d{4}/\d\d)/$",
    re.ASCII,
)
OF_SEARCH = frozenset({"q", "section", "author", "since", "until", "page"})
OF_LISTS = frozenset({"before"})
NOTHING = frozenset()
# The networks' and the senders of newsletters' own; `ref` is what many sites add to their links.
FOLLOWING = frozenset(
    "_ga _gl _hsenc _hsmi dclid fbclid gad_campaignid gad_source gbraid gclid gclsrc igsh igshid"
    " li_fat_id mc_cid mc_eid mkt_tok msclkid ref ref_src ref_url srsltid ttclid twclid wbraid"
    " yclid ysclid zarsrc".split()
)
FAMILY = "utm_"
LONGEST = 500  # characters


def read_of(path, query):
    """What a page at `path` ("/ko/search/") reads of a raw query string, as it was sent; None
    where there is something in it that no page knows."""
    parts = [(part.partition("=")[0], part) for part in query.split("&")]
    own = [pair for pair in parts if pair[0] not in FOLLOWING and not pair[0].startswith(FAMILY)]
    names = [name for name, _part in own]
    if len(set(names)) < len(names) or not _of(path).issuperset(names):
        return None
    left = "&".join(part for _name, part in own)
    return left if len(left) <= LONGEST else None


def _of(path):
    if SEARCH.match(path):
        return OF_SEARCH
    return OF_LISTS if LIST.match(path) else NOTHING
