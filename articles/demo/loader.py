"""Fills an empty database with the demo newsroom, through the same verbs as the desk."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from articles import workflow
from articles.demo import about, files, front_pages, people, photographs, translators, work
from articles.languages import column
from articles.models import Article, Author, Licence, Section, Source, Tag
from articles.text import blocks
from articles.workflow.checking import findings, ignore_finding
from articles.workflow.generations import renewed_at_the_end
from articles.workflow.glossary import import_terms
from articles.workflow.licences import ready_made
from articles.workflow.locks import set_embargo
from articles.workflow.texts import open_edition


def load(log=lambda line: None, now=None):
    """Loads people, names, photos and stories; a newsroom that has articles is left alone.

    Returns whether anything was loaded. A load that fails half way leaves no article, and can
    be started again.
    """
    if Article.objects.exists():
        return False
    now = now or timezone.now()
    users = people.make_users()
    named = _load_names()
    import_terms(files.terms(), by=None)
    log("Preparing the photographs")
    photos = photographs.load(named)
    log("Publishing the stories")
    with transaction.atomic(), renewed_at_the_end():
        for story in files.stories():
            story = story | {"published_at": files.published_at(story, now)}
            _load_story(story, named, photos, users, now)
        # Not before: no story goes live with a photo whose rights have ended.
        photographs.set_rights(photos, users, now)
        front_pages.order(users, now)
        about.load(users["chief"], now)
    return True


def _load_names():
    """Rows by key for each kind of name; those that exist are kept as they are."""
    listed = files.newsroom()
    used = {credit["licence"] for credit in files.photo_credits().values()}
    return {
        "sections": {
            row["key"]: _named(Section, {"slug": row["key"]}, row, position=row["position"])
            for row in listed["sections"]
        },
        "authors": {
            row["key"]: _named(Author, {"slug": row["key"]}, row) for row in listed["authors"]
        },
        "photographers": {
            row["name"]["en"]: _named(Author, {"slug": row["key"]}, row)
            for row in listed["photographers"]
        },
        "tags": {
            row["key"]: _named(Tag, {column("slug", "en"): row["slug"]["en"]}, row)
            for row in listed["tags"]
        },
        "sources": {
            row["key"]: _named(Source, {column("name", "en"): row["name"]["en"]}, row)
            for row in listed["sources"]
        },
        "licences": {code: _licence(code) for code in used},
        "translators": translators.load(),
    }


def _named(model, key, row, **more):
    translated = {
        column(field, code): words
        for field in ("name", "slug", "job_title", "bio")
        if isinstance(row.get(field), dict)
        for code, words in row[field].items()
    }
    found, _created = model.objects.get_or_create(**key, defaults=translated | more)
    return found


def _licence(code):
    """As this newsroom has it, else the ready-made one."""
    found, _created = Licence.objects.get_or_create(code=code, defaults=ready_made()[code])
    return found


def _load_story(story, named, photos, users, now):
    article = workflow.create_article(_facts(story, named, photos), by=users["journalist"])
    ids = {file: photo.pk for file, photo in photos.items()}
    if story.get("is_under_embargo"):
        at = story["published_at"]
        set_embargo(article, _tomorrow_at_nine(now), by=users["editor"], now=at)
    for code in _order(story):
        _load_text(article, code, files.as_text(story["texts"][code], ids), story, users, now)
        translators.name(article.edition(code), named["translators"])
    for code, paragraph in story.get("update", {}).items():
        _add_paragraph(article, code, paragraph, story)
    for step in story["work"]:
        work.do(step, article, users, story["published_at"], now)


def _order(story):
    """The source first, and what another language is made from before that one."""
    source, made_from = story["source_language"], story.get("made_from", {})
    return sorted(story["texts"], key=lambda code: (code != source, code in made_from))


def _facts(story, named, photos):
    return workflow.Facts(
        section=named["sections"][story["section"]],
        source_language=story["source_language"],
        authors=[named["authors"][key] for key in story["authors"]],
        tags=[named["tags"][key] for key in story["tags"]],
        photos=[
            workflow.Placed(photos[photo["file"]], photo["role"], photo.get("after_block", 0))
            for photo in story.get("photos", ())
        ],
        **{name: story[name] for name in ("kind", "sponsor", "made_by_ai") if name in story},
    )


def _load_text(article, code, text, story, users, now):
    """Writes one language and takes it as far as the story's file says; live if it says nothing."""
    state = story.get("states", {}).get(code, "live")
    by = users["journalist"] if code == story["source_language"] else None
    if original := story.get("made_from", {}).get(code):
        open_edition(article, code, made_from=article.edition(original))
    workflow.save_text(article, code, text, by=by, started_from=None)
    edition = article.edition(code)
    if reason := story.get("let_stand", {}).get(code):
        _let_stand(edition, reason)
    if state == "in_review":
        workflow.submit(edition, by=by)
    elif state == "approved":
        workflow.approve(edition, by=None)
    elif state == "scheduled":
        at = _tomorrow_at_nine(now)
        workflow.publish(edition, by=users["editor"], at=at, now=now)
    elif state in ("live", "withdrawn"):
        workflow.publish(edition, by=users["editor"], now=story["published_at"])
    if state == "withdrawn":
        later = story["published_at"] + timedelta(days=2)
        workflow.withdraw(edition, by=users["editor"], notice=story["notice"], now=later)


def _let_stand(edition, reason):
    for checked in findings(edition):
        if checked.hinders:
            ignore_finding(edition, checked.finding, reason, by=None)


def _add_paragraph(article, code, paragraph, story):
    """The original moves on; the translations named in the story's file have followed."""
    edition = article.edition(code)
    text = edition.newest.text
    text = replace(text, body=f"{text.body}\n{blocks.sanitise(paragraph)}")
    workflow.save_text(article, code, text, by=None, started_from=edition.newest.number)
    edition = article.edition(code)
    workflow.publish(edition, by=None, now=story["published_at"] + timedelta(days=1))
    if code != story["source_language"]:
        workflow.mark_done(edition, by=None)


def _tomorrow_at_nine(now):
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time(9)))
