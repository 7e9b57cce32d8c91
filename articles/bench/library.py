"""How fast the photo library opens and finds, with as many pictures as a large newsroom has."""

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
from articles.models import Author, Licence, Photo, PhotoWords, Source, User
from articles.models.photo_words import words_of

BATCH = 500
PHOTOGRAPHERS = 300
SOURCES = 40
WIDTHS = (320, 480, 640, 960, 1280, 1600, 2400)
FORMATS = ("avif", "webp", "jpeg")
CROPS = ("16x9", "4x3", "1x1", "3x4")
VIEWS = {
    "first page": "",
    "far back": "?before={far}",
    "words": "?q={word}",
    "rare word": "?q=onlyone",
    "no match": "?q=nothinglikeit",
    "photographer": "?photographer={photographer}",
    "usable now": "?state=usable",
    "no credit": "?state=uncredited",
    "ends soon": "?state=expiring",
    "ended": "?state=expired",
    "taken away": "?state=killed",
    "made by AI": "?state=ai",
    "no files": "?state=unready",
    "no alt text": "?lacks=vi",
}


def fill(count, now=None):
    """Writes `count` photos described in four languages, the same ones at each run."""
    now = now or timezone.now()
    people = Author.objects.bulk_create(
        Author(slug=f"bench-{n}", **_names(n)) for n in range(PHOTOGRAPHERS)
    )
    sources = Source.objects.bulk_create(Source(**_names(n)) for n in range(SOURCES))
    licence = Licence.objects.first() or Licence.objects.create(code="bench")
    for numbers in batched(range(count), BATCH):
        photos = [_photo(n, count, people, sources, licence, now) for n in numbers]
        with transaction.atomic():
            Photo.objects.bulk_create(photos)
            PhotoWords.objects.bulk_create(
                PhotoWords(photo_id=photo.pk, **words_of(photo)) for photo in photos
            )
    user = User.objects.create(username="bench-photos", is_staff=True)
    user.groups.set(Group.objects.filter(name="Photo editor"))
    # What a database does by itself sooner or later.
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def measure(times):
    """Milliseconds by view of the library, the whole response, each view `times` times."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(username="bench-photos"))
    middle = Photo.objects.count() // 2
    asked = {
        "far": middle,
        "word": _line(middle, codes()[0]).split()[0],
        "photographer": Author.objects.get(slug=f"bench-{PHOTOGRAPHERS - 1}").pk,
    }
    found = {view: [] for view in VIEWS}
    for _each in range(times + 1):
        for view, address in VIEWS.items():
            began = perf_counter()
            answer = client.get("/desk/articles/photo/" + address.format(**asked))
            found[view].append((perf_counter() - began) * 1000)
            if answer.status_code != 200:
                raise WrongAnswer(f"The library ({view}) answered {answer.status_code}")
    # The first round filled the caches.
    return {view: taken[1:] for view, taken in found.items()}


def _photo(number, count, people, sources, licence, now):
    """One of a hundred has no credit, one of fifty has ended, a handful is taken away."""
    sha256 = f"{number:064x}"
    chance = Random(number)
    is_bare = number % 100 == 0
    photo = Photo(
        pk=number + 1,
        original=f"{sha256}.jpg",
        sha256=sha256,
        width=6000,
        height=4000,
        colour="#808080",
        renditions=_renditions(sha256),
        photographer=None if is_bare else people[chance.randrange(len(people))],
        source=None if is_bare else sources[chance.randrange(len(sources))],
        licence=licence,
        place="onlyone" if number == count // 3 else "",
        valid_until=now + timedelta(days=number % 400 - 40) if number % 5 == 0 else None,
        killed_at=now if number % (count // 4 + 1) == 7 else None,
        digital_source_type="trainedAlgorithmicMedia" if number % 500 == 3 else "digitalCapture",
    )
    for code in codes()[:4]:
        setattr(photo, column("caption", code), _line(number, code))
        setattr(photo, column("alt_text", code), _line(-number, code))
    return photo


def _renditions(sha256):
    rows = [
        {
            "width": width,
            "height": width * 2 // 3,
            "format": made,
            "crop": crop,
            "file": f"{sha256[:2]}/{sha256[-16:]}-{width}-{sha256[:12]}.{made}",
        }
        for made in FORMATS
        for crop in ("", *CROPS)
        for width in (WIDTHS[::3] if crop else WIDTHS)
    ]
    return sorted(rows, key=lambda row: (row["width"], row["crop"], row["format"]))


def _names(number):
    return {column("name", code): f"{_line(number, code, 2)} {number}" for code in codes()}


def _line(seed, code, count=14):
    spoken = code if code in stories.LANGUAGES else "id"
    return words.line(Random(f"{seed} {code}"), spoken, count)
