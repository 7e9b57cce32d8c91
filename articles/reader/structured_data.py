"""What machines are told of a story, as JSON-LD in schema.org's words.

https://schema.org/NewsArticle; a block of data, which no policy for scripts concerns.
"""

import json

from django.utils.safestring import mark_safe

from articles.languages import language
from articles.reader import dates, image_objects, page
from articles.reader.site import site

# Inside <script> nothing is unescaped but these, so no word of a story can end the block.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def story(request, code, told, facts, family):
    """The script block of a live story; `told` is its Story."""
    origin = page.origin(request)
    here = origin + family.paths[code]
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": here,
        "url": here,
        "mainEntityOfPage": here,
        "headline": told.title,
        "inLanguage": language(code).tag,
        "datePublished": _iso(facts.published_at),
        "dateModified": _iso(facts.updated_at),
        "author": [
            {"@type": "Person", "name": each.name.text, "url": origin + each.href}
            for each in told.authors
        ],
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": site(code).name,
            "url": origin + site(code).home,
        },
    }
    if told.photos:
        data["image"] = image_objects.listed(told.photos, code, origin)
    if family.corrections:
        data["correction"] = [
            {"@type": "CorrectionComment", "text": note, "datePublished": _iso(at)}
            for at, note in family.corrections
        ]
    if family.original:
        original = origin + family.original.path
        data["translationOfWork"] = {
            "@type": "NewsArticle",
            "@id": original,
            "url": original,
            "inLanguage": language(family.original.code).tag,
        }
    return block(data)


def block(data):
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{written}</script>')  # noqa: S308


def _iso(moment):
    return dates.local(moment).isoformat(timespec="seconds")
