"""The front page of each language."""

from django.urls import reverse
from django.utils import timezone

from articles.reader import addresses, page, social, structured_data
from articles.reader.fronts import layout, reading
from articles.reader.languages import in_its_language
from articles.reader.site import site


@in_its_language
def front(request, code):
    sections = page.read_sections(code)
    return front_page(request, code, sections, reading.front(code, timezone.now()))


def front_page(request, code, sections, shown, **preview):
    """The page of a reading.Shown; a preview says of which moment."""
    links = page.section_links(code, sections)
    path = None if preview else addresses.front(code)
    around = page.build(
        request,
        code,
        title=site(code).name,
        description=site(code).description,
        links=links,
        targets=page.everywhere(addresses.front),
        path=path,
        feeds=path,
        default=reverse("reader:root"),
        is_indexed=bool(shown.rows),
        sharing=social.of_newsroom(code),
        is_front=True,
    )
    rows = list(shown.rows.values())
    return page.respond(
        "front",
        code,
        around,
        data=structured_data.front(around.origin, code, rows, sections.policies),
        **layout.front(shown, code, links),
        **preview,
    )
