import sys
from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from articles import workflow
from articles.exchange import xliff
from articles.languages import codes
from articles.models import Article


class Command(BaseCommand):
    help = "Writes stories beside their originals as XLIFF files, one for each language."

    def add_arguments(self, parser):
        parser.add_argument("article", nargs="+", type=int, help="the stories' numbers")
        parser.add_argument(
            "--language", action="append", help="a language to translate into (default: all)"
        )
        parser.add_argument("--xliff", default="2.1", help="the version of XLIFF: 2.1 or 1.2")
        parser.add_argument("--to", default=".", help="the folder for the files, or a .zip")

    def handle(self, *, article, to, **options):
        try:
            editions = list(_editions(article, options["language"] or codes()))
            written = _written(editions, Path(to), options["xliff"])
        except workflow.Refused as refusal:
            for reason in refusal.reasons:
                self.stderr.write(reason)
            sys.exit(1)
        except OSError as error:
            self.stderr.write(_("The file %(path)s can’t be written.") % {"path": error.filename})
            sys.exit(1)
        for path in written:
            self.stdout.write(str(path))


def _editions(keys, wanted):
    """What there is to translate; a story or a language that does not exist is Refused."""
    articles = Article.objects.in_bulk(keys)
    reasons = [
        _("There is no story %(number)d.") % {"number": key} for key in keys if key not in articles
    ]
    if not set(wanted).issubset(codes()):
        reasons.append(_("This newsroom does not work in that language."))
    if reasons:
        raise workflow.Refused(reasons)
    for key in dict.fromkeys(keys):
        for code in wanted:
            edition = xliff.edition_to_send(articles[key], code)
            if not list(xliff.reasons_not_to_send(edition)):
                yield edition


def _written(editions, to, version):
    """The paths of the files, or of the one archive."""
    if to.suffix == ".zip":
        with xliff.export_set(editions, version) as stream:
            to.write_bytes(stream.read())
        return [to]
    if not editions:
        raise workflow.Refused([_("There is nothing to translate.")])
    found = {to / xliff.file_name(edition): edition for edition in editions}
    for path, edition in found.items():
        path.write_bytes(xliff.export_edition(edition, version))
    return list(found)
