"""A story in one language: its text, its people, its pictures, its other languages.

https://schema.org/NewsArticle
"""

from articles.languages import language
from articles.models import Article
from articles.reader import dates, image_objects
from articles.reader.keeping import kept
from articles.reader.structured_data.block import block, identified, iso, known, web_addresses
from articles.reader.structured_data.newsroom import key, publisher
from articles.reader.structured_data.pages import breadcrumb

KINDS = {
    Article.Kind.NEWS: "NewsArticle",
    Article.Kind.REPORTAGE: "ReportageNewsArticle",
    Article.Kind.ANALYSIS: "AnalysisNewsArticle",
    Article.Kind.BACKGROUND: "BackgroundNewsArticle",
    Article.Kind.OPINION: "OpinionNewsArticle",
    Article.Kind.REVIEW: "ReviewNewsArticle",
    Article.Kind.SPONSORED: "AdvertiserContentArticle",
}
MADE_BY_AI = {
    Article.MadeByAI.PARTLY: "CompositeWithTrainedAlgorithmicMedia",
    Article.MadeByAI.WHOLLY: "TrainedAlgorithmicMedia",
}


@kept
def story(origin, code, told, facts, family, section, description):
    """The block of a live story. `told` is its Story, `section` the name of its section as text."""
    here = origin + family.paths[code]
    made = MADE_BY_AI.get(facts.made_by_ai)
    data = known(
        KINDS[facts.kind],
        url=here,
        mainEntityOfPage=_page(origin, code, here, told, section),
        headline=told.title,
        description=description,
        image=image_objects.listed(told.photos, code, origin),
        inLanguage=language(code).tag,
        datePublished=iso(facts.published_at),
        dateModified=iso(facts.updated_at),
        author=[_person(origin, each) for each in told.authors],
        publisher=publisher(origin, code),
        isAccessibleForFree=True,
        articleSection=section,
        keywords=[tag.text for tag in told.tags],
        about=[known("Thing", name=tag.text, url=origin + tag.href) for tag in told.tags],
        wordCount=facts.words,
        copyrightHolder={"@id": key(origin)},
        copyrightYear=dates.local(facts.published_at).year,
        sponsor=known("Organization", name=facts.sponsor) if facts.sponsor else None,
        digitalSourceType=f"https://schema.org/{made}DigitalSource" if made else "",
        correction=[
            known("CorrectionComment", text=note, datePublished=iso(at))
            for at, note in family.corrections
        ],
        **_languages(origin, family, KINDS[facts.kind]),
    )
    return block(identified(family.uid.urn, data))


def _page(origin, code, here, told, section):
    path = [(told.section.href, section), (here.removeprefix(origin), told.title)]
    return known("WebPage", breadcrumb=breadcrumb(origin, code, path)) | {"@id": here}


def _person(origin, author):
    return known(
        "Person",
        name=author.name.text,
        url=origin + author.href,
        sameAs=web_addresses(author.links),
    )


def _languages(origin, family, kind):
    """What the text was made from and by whom, and what was made from it: all of one type."""
    told = {"workTranslation": [_work(origin, each, kind) for each in family.translations]}
    if family.original:
        told["translationOfWork"] = _work(origin, family.original, kind)
    if family.translator:
        name, href = family.translator.name.text, family.translator.href
        told["translator"] = known("Person", name=name, url=origin + href)
    return told


def _work(origin, original, kind):
    told = known(kind, url=origin + original.path, inLanguage=language(original.code).tag)
    return identified(original.uid.urn, told)
