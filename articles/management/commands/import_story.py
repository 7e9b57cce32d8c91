import sys
from dataclasses import replace
from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import workflow
from articles.exchange import stories
from articles.exchange.names import match_author, match_source
from articles.models import Licence, Section
from articles.pictures import intake as pictures
from articles.pictures import original
from articles.text import encodings

NO_SECTION = gettext_lazy("There is no section “%(code)s”, but there are: %(codes)s.")
NO_LICENCE = gettext_lazy("There is no licence “%(code)s”, but there are: %(codes)s.")


class Command(BaseCommand):
    help = "Takes in a story as plain text, with the credit lines that it opens or closes with."

    def add_arguments(self, parser):
        parser.add_argument("file", help="the text file; - for standard input")
        parser.add_argument("--language", required=True, help="the language it is written in")
        parser.add_argument("--title", default="", help="the headline")
        parser.add_argument("--section", help="the section's address (default: the first)")
        parser.add_argument("--photo", help="the lead picture's file")
        parser.add_argument("--licence", help="the code of the picture's licence")
        parser.add_argument(
            "--alt", default="", help="what the picture shows, for who can't see it"
        )
        parser.add_argument("--publish", action="store_true", help="make it live at once")
        parser.add_argument("--again", action="store_true", help="even if it was taken in before")

    def handle(self, *, file, again, publish, **options):
        try:
            proposal = _wished(file, options)
            shown = list(_names(proposal.story))
            taken = stories.take_in(proposal.story, by=None, again=again, publish=publish)
        except stories.TakenInBefore as refusal:
            for article in refusal.articles:
                self.stderr.write(_sentence_before(article))
            sys.exit(1)
        except workflow.Refused as refusal:
            for reason in refusal.reasons:
                self.stderr.write(reason)
            sys.exit(1)
        # The story is saved: a terminal that lacks its letters must not make that a failure.
        if hasattr(self.stdout, "reconfigure"):
            self.stdout.reconfigure(errors="backslashreplace")
        for line in [*_reading(proposal), *shown, *taken.notes, _outcome(taken.article)]:
            self.stdout.write(line)


def _wished(file, options):
    """The Proposal with all that the options add; Refused with everything that is wrong."""
    reasons, code = [], _code(options["language"])
    _tried(reasons, lambda: stories.check_language(code))
    text = _tried(reasons, lambda: _read(file, encodings.MAX_BYTES))
    if not reasons:
        proposal = _tried(reasons, lambda: stories.propose(text, code))
    section = _one(reasons, Section, "slug", options["section"], NO_SECTION)
    licence = _one(reasons, Licence, "code", options["licence"], NO_LICENCE)
    words = {name: options[name] for name in ("title", "alt")}
    if any(not _is_writable(text) for text in words.values()):
        reasons.append(_("The headline or the alt text has letters that can't be read."))
    data = _tried(reasons, lambda: _picture(options["photo"])) if options["photo"] else None
    if not options["photo"] and (options["licence"] or options["alt"]):
        reasons.append(_("A licence and an alt text belong to a picture: name it with --photo."))
    if reasons:
        raise workflow.Refused(reasons)
    picture = stories.Picture(data, licence, words["alt"]) if data else None
    story = replace(proposal.story, title=words["title"], section=section, picture=picture)
    return replace(proposal, story=story)


def _code(typed):
    return typed.strip().lower().replace("_", "-")


def _is_writable(text):
    """Whether the text came as the letters of some terminal and not as stray bytes."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _tried(reasons, step):
    try:
        return step()
    except workflow.Refused as refusal:
        reasons += refusal.reasons
        return None


def _one(reasons, model, field, value, sentence):
    if not value:
        return None
    found = model.objects.filter(**{field: value}).first()
    if found is None:
        known = " ".join(model.objects.values_list(field, flat=True)) or "–"
        reasons.append(sentence % {"code": value, "codes": known})
    return found


def _picture(path):
    data = _read(path, original.MAX_BYTES)
    try:
        pictures.inspect(data)
    except pictures.BadPicture as error:
        raise workflow.Refused(
            [_("The picture %(path)s: %(why)s") % {"path": path, "why": error}]
        ) from error
    return data


def _read(path, limit):
    """The file's bytes, no more than one beyond the limit."""
    try:
        if path == "-":
            return sys.stdin.buffer.read(limit + 1)
        with Path(path).open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError:
        reason = _("There is no file %(path)s.")
    except IsADirectoryError:
        reason = _("%(path)s is a folder; name the file in it.")
    except PermissionError:
        reason = _("The file %(path)s may not be read by you.")
    except (OSError, ValueError):
        reason = _("The file %(path)s can't be read.")
    raise workflow.Refused([reason % {"path": path}])


def _sentence_before(article):
    return _(
        "This text was taken in before, as story %(number)d, “%(title)s”;"
        " add --again to take it in once more."
    ) % {"number": article.pk, "title": article}


def _reading(proposal):
    if proposal.is_guessed:
        yield _("Read as %s; please check the letters.") % proposal.encoding
    elif proposal.encoding != "utf-8":
        yield _("Read as %s.") % proposal.encoding
    for line in proposal.taken_out:
        yield _("Recognised: %s") % line


def _names(story):
    """Who is meant by each name, asked before anybody new is made."""
    for name in story.writers:
        yield _told(match_author(name, story.language), _("Writer"))
    if story.photographer:
        yield _told(match_author(story.photographer, story.language), _("Photographer"))
    if story.source:
        yield _told(match_source(story.source, story.language), _("Source"))


def _told(match, role):
    if match.found is None:
        return _("%(role)s: %(name)s, new here") % {"role": role, "name": match.name}
    told = match._asdict() | {"role": role}
    if match.others:
        return _("%(role)s: %(name)s, known as %(found)s; namesakes besides: %(others)d") % told
    if match.is_called_otherwise:
        return _("%(role)s: %(name)s, known as %(found)s") % told
    return _("%(role)s: %(name)s, known") % told


def _outcome(article):
    edition = article.edition(article.source_language)
    if edition.is_live:
        return _("Live at %s") % edition.get_absolute_url()
    if not edition.newest_title:
        return _("Saved as a draft that needs a headline: story %d") % article.pk
    return _("Saved as a draft: story %(number)d, “%(title)s”") % {
        "number": article.pk,
        "title": article,
    }
