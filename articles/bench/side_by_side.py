"""How fast a long story opens beside its original, is checked and saved, as a browser asks."""

from random import Random
from time import perf_counter

from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from articles import workflow
from articles.bench import words
from articles.bench.measure import WrongAnswer
from articles.languages import codes, column
from articles.models import Article, Section, Text, User
from articles.text.terms import Entry
from articles.workflow.glossary import import_terms

SOURCE, TARGET = "ko", "ar"
LENGTHS = (12, 30, 45, 60)  # words
TERMS = 200
CHANGED = range(4, 60, 10)  # blocks of the original that have moved on since base
# The desk's page with the least on it: what Django, session and frame cost.
REFERENCE = "password"
KINDS = (REFERENCE, "open", "help", "check", "save")


def fill(count):
    """Writes one story of `count` blocks in Korean and Arabic; the Korean has moved on since."""
    named = {column("name", code): "Bench section" for code in codes()}
    section = Section.objects.create(slug="bench-section", **named)
    article = workflow.create_article(
        workflow.Facts(section=section, source_language=SOURCE, authors=[], tags=[], photos=[]),
        by=None,
    )
    import_terms([_term(number) for number in range(TERMS)], by=None)
    _save(article, SOURCE, _text(SOURCE, count))
    _save(article, TARGET, _text(TARGET, count))
    _save(article, SOURCE, _text(SOURCE, count, CHANGED))


def measure(times):
    """Milliseconds by kind, each `times` times, and the page's queries: {"queries": [n]}."""
    client, article = _client(), Article.objects.get()
    page = reverse("admin:articles_article_translation", args=[article.pk, TARGET])
    with CaptureQueriesContext(connection) as asked:
        _timed(client.get, page)
    # Counted here: later requests empty the log.
    queries = len(asked)
    found = {kind: [] for kind in KINDS}
    for number in range(times + 1):
        for kind, taken in _visit(client, page, number).items():
            found[kind].append(taken)
    # The first round filled the caches.
    return {kind: taken[1:] for kind, taken in found.items()} | {"queries": [queries]}


def _visit(client, page, number):
    """The milliseconds of one round: opened, helped, a paragraph changed, checked and saved."""
    found = {}
    found[REFERENCE], _answer = _timed(client.get, reverse("admin:password_change"))
    found["open"], answer = _timed(client.get, page)
    (form,) = html.fromstring(answer.content.decode()).xpath("//form[@id='translation']")
    sent = dict(form.form_values())
    rows = [name for name in sent if name.startswith("row-body.")]
    row = rows[number % len(rows)]
    sent[row] = f"<p>{words.sentences(Random(number), TARGET, 40)}</p>"
    key = row.removeprefix("row-")
    found["help"], _answer = _timed(client.get, f"{page}help/", {"key": key})
    found["check"], _answer = _timed(client.post, f"{page}checks/", sent)
    found["save"], _answer = _timed(client.post, page, sent | {"step": "save"}, status=302)
    return found


def _timed(ask, address, *data, status=200):
    began = perf_counter()
    answer = ask(address, *data)
    taken = (perf_counter() - began) * 1000
    if answer.status_code != status:
        raise WrongAnswer(f"{address} answered {answer.status_code}")
    return taken, answer


def _client():
    user = User.objects.create(username="bench-translator", is_staff=True)
    user.groups.set(Group.objects.filter(name=f"Translator {TARGET}"))
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    return client


def _save(article, code, text):
    edition = article.edition(code)
    newest = edition and edition.newest
    number = newest.number if newest else None
    workflow.save_text(article, code, text, by=None, started_from=number)


def _text(code, count, changed=()):
    body = "\n".join(_block(code, number, number in changed) for number in range(count))
    title = words.line(Random(f"title {code}"), code, 7)
    return Text(title=title, standfirst=words.line(Random(f"first {code}"), code, 20), body=body)


def _block(code, number, is_changed):
    chance = Random(f"block {code} {number}")
    if number % 8 == 7:
        return f"<h2>{words.line(chance, code, 4)}</h2>"
    length = LENGTHS[number % len(LENGTHS)]
    more = words.sentences(Random(f"more {code} {number}"), code, 8) if is_changed else ""
    return f"<p>{words.sentences(chance, code, length)} {more}</p>"


def _term(number):
    """Words that occur in the text, so that they are found."""
    return Entry(None, forms={code: words.vocabulary(code)[number] for code in (SOURCE, TARGET)})
