from datetime import datetime

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.languages import codes
from articles.models import Article, Edition
from articles.workflow.times import in_words
from articles.workflow.together import approved, publish_together


class Command(BaseCommand):
    help = "Publishes a story's languages together, now or at a time; tells what stays behind."

    def add_arguments(self, parser):
        parser.add_argument("--article", type=int, required=True, help="the story's number")
        parser.add_argument(
            "--languages", default="", help="such as ar,id; left out, all that are approved"
        )
        parser.add_argument(
            "--at", default="", help='in the newsroom\'s time zone, such as "2026-11-22 09:00"'
        )
        parser.add_argument(
            "--all-or-none", action="store_true", help="nothing goes unless everything can"
        )

    def handle(self, *, article, languages, at, all_or_none, **options):
        article = Article.objects.filter(pk=article).first()
        if article is None:
            raise CommandError(_("There is no story with this number."))
        editions = _named(article, languages) if languages else approved(article)
        if not editions:
            raise CommandError(_("No language of this story is approved and waiting."))
        at = _time(at) if at else None
        result = publish_together(editions, by=None, at=at, all_or_none=all_or_none)
        for edition in result.done:
            told = {"language": edition.language, "time": in_words(at) if at else ""}
            sentence = _("%(language)s: scheduled for %(time)s") if at else _("%(language)s: live")
            self.stdout.write(sentence % told)
        for edition, reasons in result.left:
            told = {"language": edition.language, "reasons": " ".join(reasons)}
            self.stderr.write(_("%(language)s stays behind: %(reasons)s") % told)
        if not result.done:
            raise CommandError(_("Nothing was published."))


def _named(article, languages):
    """The editions of a typed line of codes; a language without text has one that says so."""
    wanted = list(dict.fromkeys(code.strip().lower() for code in languages.split(",")))
    if unknown := [code for code in wanted if code not in codes()]:
        raise CommandError(
            _("This newsroom does not work in these languages: %(codes)s")
            % {"codes": ", ".join(unknown)}
        )
    found = Edition.objects.filter(article=article, language__in=wanted).select_related("article")
    found = {edition.language: edition for edition in found}
    if missing := [code for code in wanted if code not in found]:
        raise CommandError(
            _("Nothing is written yet in these languages: %(codes)s")
            % {"codes": ", ".join(missing)}
        )
    return list(found.values())


def _time(typed):
    try:
        moment = datetime.fromisoformat(typed)
    except ValueError as error:
        raise CommandError(
            _("The time %(time)s can't be read; write it as 2026-11-22 09:00.") % {"time": typed}
        ) from error
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
