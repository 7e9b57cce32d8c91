"""The same page in all languages, as search engines are told of it."""

from articles.languages import codes, language


def alternates(paths, origin, source="", default=""):
    """Pairs (hreflang, address) of the `paths` by language. Readers of any other language are led
    to `default`; without one to the newsroom's first language, else the one that a story was
    written in, else the first that there is."""
    wanted = (codes()[0], source, *paths)
    other = default or next(paths[code] for code in wanted if code in paths)
    pairs = [(language(code).tag, origin + path) for code, path in paths.items()]
    return (*pairs, ("x-default", origin + other))
