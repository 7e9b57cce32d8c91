"""The demo newsroom's front pages, as its editors ordered them."""

import tomllib
from datetime import timedelta

from articles import workflow
from articles.demo import files
from articles.models import Article, Edition, FrontPage, Section


def order(users, now):
    """Once all stories are live; what ends counts from the moment of loading."""
    listed = tomllib.loads((files.HERE / "front_pages.toml").read_text(encoding="utf-8"))
    sections = {section.slug: section for section in Section.objects.all()}
    for page in listed["page"]:
        workflow.save_front_page(
            page["language"],
            sections.get(page.get("section")),
            places=[_put(place, sections, now) for place in _filled(page)],
            version=_version(page["language"], sections.get(page.get("section"))),
            by=users["editor"],
            now=now,
        )
    for line in listed["breaking"]:
        workflow.set_breaking_line(
            line["language"],
            text=line["text"],
            article=_article(line["story"]),
            until=now + timedelta(hours=line["hours"]),
            by=users["editor"],
            now=now,
        )


def _version(code, section):
    """Whatever stands there: stories may have been taken out by hand, and loaded again."""
    found = FrontPage.objects.filter(language=code, section=section)
    return found.values_list("version", flat=True).first() or 0


def _filled(page):
    """The places of a page; nobody keeps one for opinions where there are none."""
    live = Edition.objects.live().filter(language=page["language"])
    has_opinions = live.filter(article__kind=Article.Kind.OPINION).exists()
    return [one for one in page["places"] if one["area"] != "opinion" or has_opinions]


def _put(place, sections, now):
    hours = place.get("until_hours")
    return workflow.Put(
        place["area"],
        article=_article(place["story"]) if "story" in place else None,
        section=sections.get(place.get("section")),
        count=place.get("count", 1),
        ends_at=hours and now + timedelta(hours=hours),
    )


def _article(key):
    [story] = [one for one in files.stories() if one["key"] == key]
    code = story["source_language"]
    slug = story["texts"][code]["slug"]
    return Edition.objects.get(language=code, slug=slug).article
