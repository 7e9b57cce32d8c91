"""Pages that are no story: the front page, lists, authors, and pages about the newsroom."""

from functools import lru_cache

from articles.languages import language
from articles.models import Policy
from articles.reader import addresses
from articles.reader.site import site
from articles.reader.structured_data.block import block, identified, iso, known, web_addresses
from articles.reader.structured_data.newsroom import key, organisation, website

PAGES = {Policy.Kind.ABOUT: "AboutPage", Policy.Kind.CONTACT: "ContactPage"}


def front(origin, code, rows, kinds):
    """`rows` are the stories on the page (cards.Row), `kinds` the pages about the newsroom."""
    return _front(origin, code, _said(rows), tuple(kinds))


# The arguments are everything that the block depends on: what is kept can't be out of date.
@lru_cache(64)
def _front(origin, code, stories, kinds):
    home = origin + site(code).home
    page = _page("CollectionPage", code, home, site(code).name)
    page["about"] = {"@id": key(origin)}
    page["isPartOf"] = {"@id": f"{home}#website"}
    page["mainEntity"] = _listed(origin, code, stories)
    return block([organisation(origin, code, kinds), website(origin, code), page])


def listing(origin, code, path, name, rows):
    """A section, a tag, a month: what it is called, where it lies, which stories it leads to."""
    return _listing(origin, code, path, name, _said(rows))


@lru_cache(512)
def _listing(origin, code, path, name, stories):
    page = _page("CollectionPage", code, origin + path, name)
    page["breadcrumb"] = breadcrumb(origin, code, [(path, name)])
    page["mainEntity"] = _listed(origin, code, stories)
    return block(page)


@lru_cache(64)
def archive(origin, code, path, name, months):
    """What leads to all months: pairs (path, name) as a tuple, newest first."""
    page = _page("CollectionPage", code, origin + path, name)
    page["breadcrumb"] = breadcrumb(origin, code, [(path, name)])
    page["mainEntity"] = _list([(each, origin + there) for there, each in months])
    return block(page)


def profile(origin, code, path, name, rows, *, job_title="", description="", links=()):
    """An author's page; `rows` are their latest stories."""
    page = _page("ProfilePage", code, origin + path, name)
    page["breadcrumb"] = breadcrumb(origin, code, [(path, name)])
    page["mainEntity"] = known(
        "Person",
        name=name,
        url=origin + path,
        jobTitle=job_title,
        description=description,
        sameAs=web_addresses(links),
        worksFor={"@id": key(origin)},
    )
    page["hasPart"] = [
        known("Article", headline=row.title, url=address, datePublished=iso(row.published_at))
        for row in rows
        for address in [origin + addresses.story(code, row.published_at, row.slug)]
    ]
    return block(page)


def about(origin, code, path, name, kinds):
    """The page about the newsroom, with everything that is known of it."""
    page = _page("AboutPage", code, origin + path, name)
    page["breadcrumb"] = breadcrumb(origin, code, [(path, name)])
    page["mainEntity"] = organisation(origin, code, kinds)
    return block(page)


def policy(origin, code, kind, trail, changed_at, kinds):
    """One of the newsroom's pages about itself; `trail` leads to it, as for `breadcrumb`."""
    path, name = trail[-1]
    page = _page(PAGES.get(kind, "WebPage"), code, origin + path, name)
    page["dateModified"] = iso(changed_at)
    page["breadcrumb"] = breadcrumb(origin, code, trail)
    page["about"] = organisation(origin, code, kinds)
    return block(page)


def breadcrumb(origin, code, trail):
    """From the front page to here: pairs (path, name) of what lies below it."""
    trail = [(site(code).home, site(code).name), *trail]
    steps = [
        known("ListItem", position=position, name=name, item=origin + path)
        for position, (path, name) in enumerate(trail, 1)
    ]
    return known("BreadcrumbList", itemListElement=steps)


def _page(kind, code, address, name):
    told = known(kind, url=address, name=name, inLanguage=language(code).tag)
    return identified(address, told)


def _said(rows):
    """What is told of a list's stories, as a key to keep it by."""
    return tuple((row.title, row.published_at, row.slug) for row in rows)


def _listed(origin, code, stories):
    return _list(
        (title, origin + addresses.story(code, published_at, slug))
        for title, published_at, slug in stories
    )


def _list(entries):
    """An ItemList of pairs (name, absolute address)."""
    listed = [
        known("ListItem", position=position, name=name, url=address)
        for position, (name, address) in enumerate(entries, 1)
    ]
    return known("ItemList", numberOfItems=len(listed), itemListElement=listed)
