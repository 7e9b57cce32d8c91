"""From a journalist's text file to an article: recognise, show, take in."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles import workflow
from articles.exchange.names import (
    find_author,
    find_or_make_author,
    find_or_make_source,
    find_source,
)
from articles.languages import codes, column
from articles.models import Article, IntakeFile, Licence, Photo, Section, Text
from articles.text import blocks
from articles.text.credits import credit_line
from articles.text.encodings import Unreadable, decode
from articles.text.intake import digest, recognise
from articles.workflow.generations import renewed_at_the_end

WORDING = Photo._meta.get_field("credit_wording").max_length


@dataclass(frozen=True)
class Picture:
    """A picture's bytes and what a person says about it."""

    data: bytes
    licence: Licence | None = None
    alt_text: str = ""


@dataclass(frozen=True)
class Story:
    """What becomes an article: as it was recognised, or as a person then corrected it.

    Names are as written; `section` None means the newsroom's first. `credit_wording` is the
    photo's credit as received, `digest` the sign by which the same text is known again.
    """

    language: str
    paragraphs: list
    digest: str
    title: str = ""
    section: Section | None = None
    writers: list = field(default_factory=list)
    credit_wording: str = ""
    photographer: str = ""
    source: str = ""
    picture: Picture | None = None


@dataclass(frozen=True)
class Proposal:
    """What was recognised in a text, before anything is saved.

    `text` has plain line ends and `encoding` is how it was read; `taken_out` are the lines that
    the story's paragraphs no longer have.
    """

    story: Story
    text: str
    encoding: str
    is_guessed: bool
    taken_out: list

    @cached_property
    def known(self):
        """The articles that the same text became before."""
        return taken_in_before(self.story.digest)


@dataclass(frozen=True)
class Taken:
    """The article that was made; `notes` are sentences about what was decided on the way."""

    article: Article
    notes: list


class TakenInBefore(workflow.Refused):
    """The same text is an article already; `articles` are those that it became."""

    def __init__(self, articles):
        self.articles = articles
        super().__init__(
            _("This text was taken in before, as story %(number)d, “%(title)s”.")
            % {"number": article.pk, "title": article}
            for article in articles
        )


def check_language(code):
    """Raises Refused for a language that the newsroom does not work in."""
    if code not in codes():
        told = {"code": code, "codes": " ".join(codes())}
        raise workflow.Refused(
            [_("This newsroom does not work in “%(code)s”, but in: %(codes)s.") % told]
        )


def propose(data, language):
    """Recognises a story in a file's bytes; Refused with a sentence when they are no story."""
    check_language(language)
    try:
        read = decode(data, language)
    except Unreadable as error:
        raise workflow.Refused([error]) from error
    intake = recognise(read.text, language)
    credit = intake.photo_credit
    photographer, source = _told_apart(credit, language) if credit else ("", "")
    story = Story(
        language=language,
        paragraphs=intake.paragraphs,
        digest=digest(read.text),
        writers=intake.writers,
        credit_wording=credit.wording if credit else "",
        photographer=photographer,
        source=source,
    )
    return Proposal(story, read.text, read.encoding, read.is_guessed, intake.recognised)


def taken_in_before(digest):
    articles = IntakeFile.objects.filter(digest=digest).values("article")
    found = Article.objects.filter(pk__in=articles).only("source_language").order_by("pk")
    return list(found.prefetch_related("editions"))


def take_in(story, *, by, again=False, publish=False):
    """Makes the article of a Story, and publishes it where that is wished; returns a Taken.

    Raises TakenInBefore unless `again`, and Refused with the reasons of whatever else can't be;
    then neither a row nor a file is left.
    """
    with workflow.files_undone_on_failure(), transaction.atomic(), renewed_at_the_end():
        _wait_for_other_intakes()
        if not again and (articles := taken_in_before(story.digest)):
            raise TakenInBefore(articles)
        photo, notes = _lead_photo(story, by) if story.picture else (None, [])
        article = _make_article(story, photo, by)
        text = Text(
            title=story.title,
            body=blocks.from_paragraphs(story.paragraphs),
            captions=_captions(story, photo),
        )
        workflow.save_text(article, story.language, text, by=by, started_from=None)
        _keep_credit(article, story, photo, by)
        IntakeFile.objects.create(digest=story.digest, article=article)
        if publish:
            if photo:
                workflow.make_renditions_now(photo.pk)
            workflow.publish(article.edition(story.language), by=by)
    return Taken(article, notes)


def _told_apart(credit, language):
    """A lone name counts as what the newsroom knows it to be: a person or an organisation."""
    photographer, source = credit.photographer, credit.source
    name = photographer or source
    if photographer and source:
        return photographer, source
    is_person, is_organisation = find_author(name, language), find_source(name, language)
    if is_organisation and not is_person:
        return "", name
    if is_person and not is_organisation:
        return name, ""
    return photographer, source


def _wait_for_other_intakes():
    """One intake at a time, or a button pressed twice takes the same text in twice."""
    list(Section.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def _make_article(story, photo, by):
    section = story.section or Section.objects.first()
    if section is None:
        raise workflow.Refused([_("The newsroom has no section yet; make one first.")])
    return workflow.create_article(
        workflow.Facts(
            section=section,
            source_language=story.language,
            authors=[find_or_make_author(name, story.language, by=by) for name in story.writers],
            photos=[workflow.Placed(photo)] if photo else [],
        ),
        by=by,
    )


def _credit(story, by):
    photographer = source = None
    if story.photographer:
        photographer = find_or_make_author(story.photographer, story.language, by=by)
    if story.source:
        source = find_or_make_source(story.source, story.language, by=by)
    return {"photographer": photographer, "source": source}


def _lead_photo(story, by):
    """(photo, notes): the story's picture, stored or, where the newsroom has it, as it is."""
    picture = story.picture
    try:
        # Names that only a second copy of the picture would need are not made.
        with transaction.atomic():
            photo = workflow.store_photo(
                picture.data,
                by=by,
                licence=picture.licence,
                credit_wording=story.credit_wording[:WORDING],
                **_credit(story, by),
                **{column("alt_text", story.language): picture.alt_text},
            )
        return photo, []
    except workflow.AlreadyStored as known:
        return _completed(known.photo, story, by)


def _completed(photo, story, by):
    """The photo keeps what it says of itself; what it lacks comes from the story."""
    lacking = {}
    if not (photo.photographer_id or photo.source_id):
        lacking = _credit(story, by)
    if not photo.licence_id:
        lacking["licence"] = story.picture.licence
    lacking = {name: value for name, value in lacking.items() if value}
    if lacking and workflow.may(by, "change_photo"):
        workflow.change_photo(photo, by=by, **lacking)
        photo.refresh_from_db()
        return photo, [_("The newsroom has this picture already; its credit was completed.")]
    line = _line_of(photo, story.language)
    if not line:
        return photo, [_("The newsroom has this picture already, without a credit.")]
    return photo, [
        _("The newsroom has this picture already; it keeps its credit, “%(credit)s”.")
        % {"credit": line}
    ]


def _captions(story, photo):
    if photo is None:
        return {}
    caption, alt_text = (
        getattr(photo, column(name, story.language)) or "" for name in ("caption", "alt_text")
    )
    return {
        str(photo.pk): {"caption": caption, "alt_text": story.picture.alt_text or alt_text},
    }


def _keep_credit(article, story, photo, by):
    """A received credit stays with the article where the photo does not have it itself."""
    has_names = story.photographer or story.source
    if not (story.credit_wording or has_names):
        return
    wording = story.credit_wording or _line(story.photographer, story.source, story.language)
    if photo is None:
        workflow.want_photo(article, credit_wording=wording, by=by, **_credit(story, by))
    elif story.credit_wording and photo.credit_wording != story.credit_wording[:WORDING]:
        wanted = workflow.want_photo(article, credit_wording=wording, by=by)
        workflow.find_wanted_photo(wanted, photo, by=by)


def _line_of(photo, language):
    names = [
        name.name_in(language).text if name else "" for name in (photo.photographer, photo.source)
    ]
    return _line(*names, language)


def _line(photographer, source, language):
    with override(language):
        return str(credit_line(photographer, source))
