"""Short ways to say which blocks a check is given."""

from html import escape

from articles.text import checks
from articles.text.checks.findings import Aligned
from articles.text.segments import Segment


def segment(text, key="body.0", kind="p", html=None):
    return Segment(key, kind, html or f"<p>{escape(text, quote=False)}</p>", text)


def blocks(*texts):
    return [segment(text, f"body.{index}") for index, text in enumerate(texts)]


def pairs(*couples):
    """Pairs of paragraphs; "" on a side is no paragraph."""
    return [
        Aligned(*(((segment(text, f"body.{place}"),) if text else ()) for text in couple))
        for place, couple in enumerate(couples)
    ]


def found_in(name, *couples, source="en", target="id"):
    """The findings of one check in pairs of paragraphs."""
    found = checks.check(pairs(*couples), source_language=source, target_language=target)
    return [finding for finding in found if finding.check == name]


def found_alone(name, language, *texts):
    """The findings of one check in paragraphs by themselves."""
    return [each for each in checks.check_alone(blocks(*texts), language) if each.check == name]
