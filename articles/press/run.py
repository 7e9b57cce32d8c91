"""One run of the press: it follows the site's own links, language by language."""

import fcntl
import posixpath
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from html import escape
from itertools import chain
from pathlib import Path
from urllib.parse import quote, unquote

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import CommandError
from django.utils import timezone

from articles.languages import codes
from articles.models import Edition, FormerSlug, Generation
from articles.press import links, shelves
from articles.press.answers import Answers
from articles.press.files import WHOLE, Folder
from articles.press.ledger import Ledger
from articles.reader import addresses
from articles.workflow import apply_due

ALL = ""  # the owner of what belongs to no language
TEXT = ("text/", "application/")
# What the site says beside its pages, for hosts that read such a file.
HEADERS = (
    "Content-Security-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
)
MOVED = (
    '<!doctype html>\n<html lang="{code}">\n<head>\n<meta charset="utf-8">\n<title>{href}</title>\n'
    '<meta name="robots" content="noindex">\n<meta http-equiv="refresh" content="0; url={href}">\n'
    '</head>\n<body>\n<main><h1><a href="{href}">{href}</a></h1></main>\n</body>\n</html>\n'
)


def press(root, *, log=lambda line: None, is_whole=False):
    """Brings the folder up to date with the site; returns its Folder, with what it counted.

    Languages whose generation has not changed are left as they are, unless `is_whole`.
    """
    root.mkdir(parents=True, exist_ok=True)
    with _alone(root), Ledger(root).running() as ledger:
        run = Run(Folder(root), ledger, log)
        apply_due()
        with run.answers.quietly():
            for code in codes():
                run.language(code, is_whole)
            run.commons()
            run.end()
    return run.folder


@contextmanager
def _alone(root):
    with (root / ".press.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CommandError("Somebody else is pressing into this folder.") from None
        yield


class Run:
    def __init__(self, folder, ledger, log):
        self.folder, self.ledger, self.log = folder, ledger, log
        self.answers = Answers()
        self.generations = {}  # of the owners at work in this run, as they were at its start

    def language(self, code, is_whole):
        now = generation(code)
        if not is_whole and now and now == self.ledger.generation(code):
            self.log(f"{code}: unchanged")
            return
        self.log(f"{code}: pressing")
        self.generations[code] = now
        self.ledger.cut((unquote(path), token) for path, token in shelves.cuts(code))
        here = [addresses.front(code), f"{addresses.front(code)}404.html"]
        self._make(chain(here, _left(code)), code)

    def commons(self):
        """What is in no language: the entrance, sitemaps, and what static hosts read."""
        self.generations[ALL] = ""
        self._make(["/", "/404.html", "/robots.txt", "/sitemap.xml"], ALL)
        # Sitemaps may list what no page leads to.
        for code in self.generations:
            self._make([], code)
        moved = [f"{quote(path)} {quote(to)} {how}\n" for path, to, how in self.ledger.leading()]
        self.folder.write("/_redirects", "".join(moved).encode())
        said = self.answers.headers(addresses.front(codes()[0]))
        lines = [f"  {name}: {said[name]}\n" for name in HEADERS if name in said]
        self.folder.write("/_headers", "".join(["/*\n", *lines]).encode())

    def end(self):
        """Removes what nobody needs any more."""
        ended = (self.ledger.end(owner, now) for owner, now in self.generations.items())
        for path in chain(*ended, self.ledger.give_up([*codes(), ALL])):
            self.folder.remove(path)

    def _make(self, paths, owner):
        for path in paths:
            self.ledger.ask(path, owner)
        for path in self.ledger.ahead(owner):
            try:
                self._piece(path, owner)
            except OSError as error:
                # A slug of a hundred letters can be too long for the name of a file.
                self._lost(path, owner, error.strerror)

    def _piece(self, path, owner):
        if path.startswith(settings.STATIC_URL):
            self._static(path, owner)
        elif not (path.endswith(WHOLE) and self.folder.has(path)):
            self._page(path, owner)

    def _page(self, path, owner):
        status, kind, body, target = self.answers.get(links.asked(path))
        if target:
            self._moved(path, owner, unquote(target.removeprefix(self.answers.origin)), status)
            return
        if status not in (200, 410) and not path.endswith("/404.html"):
            self._lost(path, owner, status)
            return
        if kind.startswith(TEXT):
            text = links.settled(body.decode(), self.ledger.shelf)
            self._follow(links.found(text, self.answers.origin), owner)
            body = text.encode()
        self.folder.write(path, body)

    def _follow(self, paths, owner):
        """Pages of a language are its own concern, save what has news of all of them."""
        for path in paths:
            first = path.split("/")[1]
            if path.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
                self.ledger.ask(path, owner)
            elif first not in codes() or path.endswith(".xml"):
                self.ledger.ask(path, ALL)
            elif owner in (first, ALL) and first in self.generations:
                self.ledger.ask(path, first)

    def _moved(self, path, owner, target, status):
        self.ledger.lead(path, owner, target, status)
        href = escape(quote(target))
        self.folder.write(path, MOVED.format(code=owner or codes()[0], href=href).encode())
        self._follow([target], owner)

    def _static(self, path, owner):
        name = path.removeprefix(settings.STATIC_URL)
        file = Path(settings.STATIC_ROOT, name)
        file = file if file.is_file() else finders.find(name)
        if not file:
            self._lost(path, owner, 404)
            return
        data = Path(file).read_bytes()
        if path.endswith((".css", ".js")):
            beside = links.beside(data.decode())
            self._follow([posixpath.normpath(f"{path}/../{each}") for each in beside], owner)
        self.folder.write(path, data)

    def _lost(self, path, owner, why):
        self.ledger.forget(path, owner)
        self.log(f"{path}: left out ({why})")


def generation(code):
    """Which pages the language has now, as a line; "" where they are not known to stay."""
    row = Generation.objects.filter(language=code).first()
    if row is None or (row.ends_at and row.ends_at <= timezone.now()):
        return ""
    return f"{row.number} {row.ends_at} {make()}"


@cache
def make():
    """Changes with the code, the templates and the newsroom's identity."""
    here = Path(settings.BASE_DIR)
    files = chain((here / "articles").rglob("*.*"), (here / "templates").rglob("*.html"))
    newest = max(file.stat().st_mtime_ns for file in files if "__pycache__" not in file.parts)
    return f"{newest:x} {sha256(repr(settings.NEWSROOM).encode()).hexdigest()[:16]}"


def _left(code):
    """The paths of stories that were withdrawn, and of those that are elsewhere now."""
    withdrawn = Edition.objects.withdrawn().filter(language=code, published_at__isnull=False)
    former = FormerSlug.objects.filter(language=code, edition__published_at__isnull=False)
    rows = chain(
        withdrawn.values_list("published_at", "slug").iterator(),
        former.values_list("edition__published_at", "slug").iterator(),
    )
    for published_at, slug in rows:
        yield unquote(addresses.story(code, published_at, slug))
