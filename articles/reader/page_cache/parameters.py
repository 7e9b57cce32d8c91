"""Which query parameters pages read: an address with any other, or one twice, is not kept."""

LISTS = frozenset({"before"})
# By what stands behind the language in the address; all others read those of lists.
READ = {"search": frozenset({"q", "section", "author", "since", "until", "page", "before"})}
LONGEST = 500  # characters


def are_known(path, query):
    """Whether a page at `path` ("/ko/search/") reads everything in a raw query string."""
    known = READ.get(path.split("/", 3)[2], LISTS)
    names = [part.partition("=")[0] for part in query.split("&")]
    return len(query) <= LONGEST and len(set(names)) == len(names) and known.issuperset(names)
