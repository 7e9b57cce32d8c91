import sys
from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from articles.exchange import xliff


class Command(BaseCommand):
    help = "Takes in translated XLIFF files, or zip archives of them; nothing is published."

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="+", help="the files")

    def handle(self, *, file, **options):
        is_whole = True
        for path in file:
            for result in _results(path):
                is_whole = is_whole and not result.is_refused
                for line in _lines(result):
                    (self.stderr if result.is_refused else self.stdout).write(line)
        if not is_whole:
            sys.exit(1)


def _results(path):
    try:
        with Path(path).open("rb") as file:
            return xliff.import_file(file, None, name=Path(path).name)
    except OSError:
        reason = _("The file %(path)s can’t be read.") % {"path": path}
        return [xliff.Result(path, told=[reason], is_refused=True)]


def _lines(result):
    if result.revision:
        yield _("%(file)s: story %(story)d, %(language)s, version %(number)d.") % {
            "file": result.name,
            "story": result.edition.article_id,
            "language": result.edition.language,
            "number": result.revision.number,
        }
    for sentence in result.told:
        yield f"{result.name}: {sentence}"
