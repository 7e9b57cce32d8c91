"""What the bench's stories are made of: rows that are not written yet, one article at a time."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from random import Random

from articles.bench import words
from articles.languages import codes, column
from articles.models import Article, Author, Licence, Photo, Section, Source, Tag, Text
from articles.text import blocks, counting
from articles.workflow.live_text import LIVE

LANGUAGES = ("ko", "ar", "id")
TAGS = 200
BODIES = 500  # in each language: a large newsroom has each several times
WIDTHS = (320, 480, 640, 960, 1280)  # pixels


@dataclass(frozen=True)
class Names:
    """The rows that all the stories share."""

    sections: list
    authors: list
    tags: list
    source: Source
    licence: Licence


@dataclass(frozen=True)
class Story:
    """What one article is made of; its rows are written a batch at a time."""

    number: int
    published_at: object
    article: Article
    photo: Photo
    texts: dict

    @property
    def source(self):
        return self.article.source_language

    @property
    def translations(self):
        return [code for code in self.texts if code != self.source]


def names():
    """6 sections, 40 authors, 200 tags, each with a name in every language."""
    made = {
        model: model.objects.bulk_create(
            model(slug=f"{stem}-{n}", **_everywhere("name", f"{stem} {n}"), **more(f"{stem}-{n}"))
            for n in range(1, count + 1)
        )
        for model, stem, count, more in (
            (Section, "bench-section", 6, lambda slug: {}),
            (Author, "bench-author", 40, lambda slug: {}),
            (Tag, "bench-tag", TAGS, lambda slug: _everywhere("slug", slug)),
        )
    }
    return Names(
        sections=made[Section],
        authors=made[Author],
        tags=made[Tag],
        source=Source.objects.create(**_everywhere("name", "Bench Agency")),
        licence=Licence.objects.create(code="bench", **_everywhere("name", "Bench licence")),
    )


def tag_slug(number):
    return f"bench-tag-{number}"


def _everywhere(field, text):
    return {column(field, code): text for code in codes()}


def photo(number, named):
    """A credited photo in five widths and two formats; its files are not needed."""
    digest = sha256(f"bench {number}".encode()).hexdigest()
    return Photo(
        original=f"{digest[:2]}/{digest}.jpg",
        sha256=digest,
        width=1600,
        height=1067,
        colour="#7a8b99",
        photographer=named.authors[number % len(named.authors)],
        source=named.source,
        licence=named.licence,
        renditions=[
            {
                "width": width,
                "height": width * 2 // 3,
                "format": made,
                "file": f"{digest[:2]}/{digest[:16]}-{width}-{digest[-12:]}.{made}",
            }
            for width in WIDTHS
            for made in ("jpeg", "webp")
        ],
    )


def story(number, photo, named, published_at):
    chance = Random(f"story {number}")
    texts = {code: _text(chance, code, number, photo) for code in LANGUAGES}
    article = Article(
        source_language=LANGUAGES[number % len(LANGUAGES)],
        section=named.sections[number % len(named.sections)],
        **{
            column(name, code): getattr(text, name) for code, text in texts.items() for name in LIVE
        },
    )
    return Story(number, published_at, article, photo, texts)


def _text(chance, code, number, photo):
    """About 300 words, as `workflow.save_text` stores them, under a headline that names two."""
    named = (words.name(chance, code) for _ in range(2))
    title = " ".join([words.line(chance, code, 6), *named])
    return Text(
        title=title,
        standfirst=words.sentences(chance, code, 20),
        body=body(code, number % BODIES)[0],
        slug="-".join([*title.lower().split()[:4], str(number)]),
        captions={
            str(photo.pk): {
                "caption": words.sentences(chance, code, 12),
                "alt_text": words.line(chance, code, 10),
                "decorative": False,
            }
        },
    )


@cache
def body(code, number):
    """(HTML of eight paragraphs, its number of words, minutes to read it)."""
    chance = Random(f"body {code} {number}")
    paragraphs = (words.sentences(chance, code, 37) for _ in range(8))
    html = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    plain = blocks.plain(html)
    return html, counting.word_count(plain, code), counting.reading_minutes(plain, code)
