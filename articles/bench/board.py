"""How fast the desk's board opens: every story in every language, in all the states of work."""

from datetime import timedelta
from itertools import batched
from random import Random
from time import perf_counter

from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from articles.bench import stories, words
from articles.bench.measure import WrongAnswer
from articles.languages import codes, column
from articles.models import Article, Edition, Revision, Section, User
from articles.text import keys

BATCH = 500  # articles
APART = timedelta(minutes=48)  # thirty stories a day
AT_WORK = 2_000  # the newest stories; older ones are live in every language
TRANSLATORS = 20
VIEWS = {
    "first page": "",
    "far back": "?before={far}",
    "breaking": "?breaking=1&state=none&language=ar",
    "mine": "?who=me",
    "overdue": "?state=overdue",
    "in review": "?state=in_review&language=ar",
    "outdated": "?state=outdated&language=id",
    "missing": "?state=none&language=ko",
    "free": "?who=nobody&language=ar",
    "no match": "?state=approved&language=vi&who=me",
    "search": "?q={word}",
}


def fill(count, now=None):
    """Writes `count` stories in every language, the same ones at each run, keys included."""
    now = now or timezone.now()
    named = {column("name", code): "Bench section" for code in codes()}
    section = Section.objects.create(slug="bench-section", **named)
    people = _people()
    for numbers in batched(range(count), BATCH):
        with transaction.atomic():
            articles = [_article(number, section, now) for number in numbers]
            Article.objects.bulk_create(articles)
            # Creating a row sets the time of its last change.
            for article in articles:
                article.changed_at = now - (article.pk - 1) * APART
            Article.objects.bulk_update(articles, ["changed_at"])
            editions = [
                edition for n in numbers for edition in _editions(n, people, now - n * APART, now)
            ]
            # The order of their keys is that of the languages: originals come first.
            Edition.objects.bulk_create(editions)
            Revision.objects.bulk_create(
                revision for edition in editions for revision in _revisions(edition)
            )
    # What a database does by itself sooner or later.
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def measure(times):
    """Milliseconds by view of the board, the whole response, each view `times` times."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(username="bench-chief"))
    count = Article.objects.count()
    far = Article.objects.order_by("-changed_at")[count // 2].changed_at
    asked = {
        "far": f"{int(far.timestamp() * 1_000_000)}-0",
        "word": _title(count // 2, "ko").split()[0],
    }
    found = {view: [] for view in VIEWS}
    for _each in range(times + 1):
        for view, address in VIEWS.items():
            began = perf_counter()
            answer = client.get("/desk/board/" + address.format(**asked))
            found[view].append((perf_counter() - began) * 1000)
            if answer.status_code != 200:
                raise WrongAnswer(f"The board ({view}) answered {answer.status_code}")
    # The first round counted what had changed, and filled the caches.
    return {view: taken[1:] for view, taken in found.items()}


def _people():
    chief = User.objects.create(username="bench-chief", is_staff=True)
    chief.groups.set(Group.objects.filter(name="Chief editor"))
    names = [f"bench-translator-{number}" for number in range(TRANSLATORS)]
    made = User.objects.bulk_create(User(username=name, is_staff=True) for name in names)
    for user, code in zip(made, codes() * 2, strict=False):
        user.groups.set(Group.objects.filter(name=f"Translator {code}"))
    return [chief, *made]


def _article(number, section, now):
    is_breaking = number in (3, 40, 300)
    return Article(
        pk=number + 1,
        source_language=codes()[0],
        section=section,
        breaking_until=now + timedelta(hours=6) if is_breaking else None,
    )


def _editions(number, people, published_at, now):
    """The original, and one translation for each other language but where none is begun."""
    first = number * len(codes()) + 1
    is_at_work = number < AT_WORK
    for place, code in enumerate(codes()):
        kind = (number * 7 + place * 3) % 40 if is_at_work and place else 39
        if kind == 0:
            continue
        edition = Edition(
            pk=first + place,
            article_id=number + 1,
            language=code,
            made_from_id=first if place else None,
            changed_at=published_at,
            stage={2: Edition.Stage.IN_REVIEW, 3: Edition.Stage.APPROVED}.get(kind, "writing"),
        )
        if kind < 8:
            edition.assigned_to = people[(number + place) % len(people)]
            edition.assigned_at = now - timedelta(days=2)
            edition.deadline_at = now + timedelta(hours=kind - 3)
        if kind != 4:
            _write(edition, code, number, published_at if kind > 3 else None)
        if place and edition.newest_id:
            is_behind = (number + place) % (3 if is_at_work else 50) == 0
            edition.base_id = _key(first) - (1 if is_behind else 0)
        yield edition


def _key(edition):
    """The key of an edition's newest revision; the one before it has the key below."""
    return 2 * edition + 1


def _write(edition, code, number, published_at):
    title = _title(number, code)
    edition.newest_id = _key(edition.pk)
    edition.newest_title = title
    edition.search_key = keys.search_key(title)
    if published_at is not None:
        edition.live_id = edition.newest_id
        edition.slug = f"story-{number}"
        edition.published_at = edition.updated_at = published_at


def _revisions(edition):
    """Two of an original, of which its translations may follow the older one."""
    if edition.newest_id is None:
        return
    body = "\n".join(f"<p>{_line(f'{edition.pk} {n}', edition.language, 12)}</p>" for n in range(4))
    older = {"title": edition.newest_title, "body": body}
    newer = older | {"body": f"{body}\n<p>{edition.newest_title}</p>"}
    pairs = [(1, older), (2, newer)] if edition.made_from_id is None else [(2, older)]
    for number, text in pairs:
        key = edition.newest_id - 2 + number
        yield Revision(pk=key, edition_id=edition.pk, number=number, **text)


def _title(number, code):
    return _line(f"title {number}", code, 7)


def _line(seed, code, count):
    return words.line(Random(f"{seed} {code}"), _spoken(code), count)


def _spoken(code):
    """Languages without made-up words of their own borrow the Indonesian ones."""
    return code if code in stories.LANGUAGES else "id"
