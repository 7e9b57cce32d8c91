"""What is judged: the demo newsroom, pressed once for all processes of a run, and desk pages of it.

Pages of a new kind are among them as soon as the site links to them; a page of the desk takes one
line below.
"""

import fcntl
import re
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from django.db import transaction
from django.test import Client
from django.urls import resolve, reverse

from articles.languages import codes
from articles.models import Correction, Photo, Section
from tests import make

ORIGIN = "http://127.0.0.1:8000"
# In these languages of its interface the desk is judged, and a site's stories in all their variety.
CLOSELY = ("ko", "ar")
CLASS = re.compile(r'class="([^"]+)"')


class Page(NamedTuple):
    """A page of the site: its address, the kind of its view, its language, its file."""

    path: str
    kind: str
    code: str
    file: Path


@contextmanager
def once(folder):
    """Gives whether the folder has to be filled; others wait meanwhile."""
    folder.mkdir(exist_ok=True)
    done = folder / "done"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield not done.exists()
        done.touch()


def fill(folder):
    """Loads the demo, presses its site into site/ and writes pages of its desk into desk/."""
    from articles.demo import loader
    from articles.press.run import press

    with transaction.atomic():
        assert loader.load()
        press(folder / "site")
        (folder / "desk").mkdir()
        for code in CLOSELY:
            client = Client()
            client.force_login(make.user("Chief editor", language=code))
            for name, path in desk_addresses().items():
                answer = client.get(path)
                assert answer.status_code == 200, path
                (folder / "desk" / f"{code} {name}.html").write_bytes(answer.content)
        (folder / "desk/ko login.html").write_bytes(Client().get("/desk/login/").content)
        transaction.set_rollback(True)


def desk_addresses():
    corrected = Correction.objects.first().edition.article
    photo = Photo.objects.filter(placements__article=corrected).first() or Photo.objects.first()
    story = {"args": [corrected.pk]}
    return {
        "front": reverse("admin:index"),
        "stories": reverse("admin:articles_article_changelist"),
        "new story": reverse("admin:articles_article_add"),
        "story": reverse("admin:articles_article_change", **story) + "?language=ko",
        "versions": reverse("admin:articles_article_revisions", **story) + "?language=ko",
        "together": reverse("admin:articles_article_together", **story),
        "side by side": reverse("admin:articles_article_translation", args=[corrected.pk, "ar"]),
        "story from text": reverse("admin:story_from_text"),
        "board": reverse("admin:board"),
        "my work": reverse("admin:my_work"),
        "photos": reverse("admin:articles_photo_changelist"),
        "photo": reverse("admin:articles_photo_change", args=[photo.pk]),
        "photo upload": reverse("admin:articles_photo_add"),
        "glossary": reverse("admin:articles_term_changelist"),
        "memory": reverse("admin:articles_memorypair_changelist"),
        "section": reverse("admin:articles_section_change", args=[Section.objects.first().pk]),
    }


def every_page(site):
    """All pages of the pressed site that are more than a note on where something is now."""
    for file in sorted(site.rglob("*.html")):
        path = "/" + str(file.relative_to(site)).removesuffix("index.html")
        first = path.split("/")[1]
        if 'http-equiv="refresh"' not in file.read_text()[:500]:
            yield Page(path, _kind(path), first if first in codes() else codes()[0], file)


def _kind(path):
    if path.endswith(".html"):
        return "not found"
    return resolve(re.sub(r"before/[0-9a-f-]+/$", "", path)).url_name


def chosen(site):
    """Of each kind of page in each language the one with most in it, and in CLOSELY as many more
    as it takes to see everything that has a class of its own."""
    groups = {}
    for page in every_page(site):
        groups.setdefault((page.kind, page.code), []).append(page)
    for (_kind, code), pages in sorted(groups.items()):
        pages.sort(key=lambda page: page.file.stat().st_size, reverse=True)
        yield pages[0]
        seen = _classes(pages[0])
        for page in pages[1:] if code in CLOSELY else ():
            if new := _classes(page) - seen:
                seen |= new
                yield page


def _classes(page):
    """Those with a number, such as a picture's tint, are all of one kind."""
    found = " ".join(CLASS.findall(page.file.read_text())).split()
    return {name for name in found if not name[-1].isdigit()}
