"""Brings each language's catalogue up to date with the sentences in the code and templates."""

import io
import re
from pathlib import Path

import django
from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

KEYWORDS = {
    "_": None,
    "gettext": None,
    "_lazy": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
ROOTS = ("articles", "templates", "newsroom")
READERS = Path(settings.BASE_DIR, "templates/reader")


class Command(BaseCommand):
    help = "Adds new sentences to the catalogues and drops those that are gone."

    def handle(self, **options):
        template = sentences()
        for code, _name in settings.LANGUAGES:
            if code != settings.LANGUAGE_CODE:
                update(path_of(code), template)
        self.stdout.write(f"{len(template)} sentences")


def sentences():
    """Every sentence for people in the code and the templates, as a Catalog without locale."""
    catalogue = Catalog(charset="utf-8")
    for path in sorted(_sources()):
        place = path.relative_to(settings.BASE_DIR).as_posix()
        for _line, message, comments, context in _extracted(path):
            catalogue.add(
                message, locations=[(place, None)], auto_comments=comments, context=context
            )
    return catalogue


def path_of(code):
    return Path(settings.LOCALE_PATHS[0], to_locale(code), "LC_MESSAGES/django.po")


def update(path, template):
    """Merges; a translation is kept only for a sentence that is still exactly the same."""
    known = read(path) if path.exists() else read_po(io.StringIO(_header(path)), path.parts[-3])
    known.update(template, no_fuzzy_matching=True)
    known.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    write_po(buffer, known, width=98, omit_header=True, sort_output=True, include_lineno=False)
    path.write_text(_header(path) + buffer.getvalue().decode())


def read(path):
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3], abort_invalid=True)


def _header(path):
    """Django's own plural forms, so that both catalogues count alike."""
    locale = path.parts[-3]
    theirs = Path(django.__file__).parent / f"conf/locale/{locale}/LC_MESSAGES/django.po"
    plural = re.search(r'^"Plural-Forms: .*?\\n"', theirs.read_text(), re.M | re.S)[0]
    return (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {locale}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f"{plural}\n\n"
    )


def _sources():
    for root in ROOTS:
        for path in Path(settings.BASE_DIR, root).rglob("*"):
            if path.suffix in (".py", ".html", ".txt") and "migrations" not in path.parts:
                yield path


def _extracted(path):
    text, method = path.read_text(encoding="utf-8"), "python"
    if READERS in path.parents:
        method = "jinja2"
    elif path.suffix != ".py":
        text = _as_python(text, path)
    return extract(method, io.BytesIO(text.encode()), KEYWORDS, ["Translators:"])


def _as_python(text, path):
    # The markup around the sentences has an indentation of its own, which means nothing here.
    return re.sub(r"^[ \t]+", "", templatize(text, origin=str(path)), flags=re.M)
