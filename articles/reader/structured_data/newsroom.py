"""The newsroom itself: who publishes, and by which rules it works."""

from articles.languages import codes, language
from articles.models import Policy
from articles.reader import addresses
from articles.reader.site import site
from articles.reader.structured_data.block import identified, known

# The kinds of pages that are no property of an organisation in schema.org's words.
OTHERS = (Policy.Kind.ABOUT, Policy.Kind.CONTACT, Policy.Kind.PRIVACY)


def key(origin):
    """What the newsroom is known by on every page, whatever its language."""
    return f"{origin}/#newsroom"


def publisher(origin, code):
    """The newsroom as a story names it; front page and pages about it tell the rest."""
    here = site(code)
    icon = origin + here.icon
    logo = known("ImageObject", url=icon, contentUrl=icon, creditText=here.name)
    told = known("NewsMediaOrganization", name=here.name, url=origin + here.home, logo=logo)
    return identified(key(origin), told)


def organisation(origin, code, kinds):
    """Everything that is known of the newsroom; `kinds` are the pages about it in the language."""
    here = site(code)
    more = known(
        "NewsMediaOrganization",
        slogan=here.description,
        knowsLanguage=[language(each).tag for each in codes()],
    )
    rules = {
        kind: origin + addresses.policy(code, kind) for kind in sorted(kinds) if kind not in OTHERS
    }
    contact = Policy.Kind.CONTACT
    if contact in kinds:
        rules["contactPoint"] = known(
            "ContactPoint",
            contactType="newsroom",
            url=origin + addresses.policy(code, contact),
            availableLanguage=language(code).tag,
        )
    return publisher(origin, code) | more | rules


def website(origin, code):
    here = site(code)
    told = known(
        "WebSite",
        name=here.name,
        url=origin + here.home,
        description=here.description,
        inLanguage=here.tag,
        publisher={"@id": key(origin)},
    )
    return identified(f"{origin}{here.home}#website", told)
