"""What the translation memory has to forget: words that turned out wrong."""

from django.db.models import Q

from articles.models import MemoryPair

SIDES = ("first", "second")
COLUMNS = [f"{side}_{name}" for side in SIDES for name in ("language", "html")]


def forget_words(article, language, segments, *, into=None):
    """Forgets the pairs of a story that have these segments on their side in a language.

    `into` names the other language, where only one is meant. What other stories said last, in
    the same words, is theirs and stays.
    """
    wrong = {segment.html for segment in segments}
    found = MemoryPair.objects.filter(article=article)
    for code in filter(None, (language, into)):
        found = found.filter(Q(first_language=code) | Q(second_language=code))
    gone = [pair.pk for pair in found.only("kind", *COLUMNS) if wrong & _pieces(pair, language)]
    if gone:
        MemoryPair.objects.filter(pk__in=gone).delete()


def _pieces(pair, language):
    """The words of one side: a body's is several blocks at times."""
    [side] = [side for side in SIDES if getattr(pair, f"{side}_language") == language]
    html = getattr(pair, f"{side}_html")
    return {html, *html.split("\n")} if pair.kind == "body" else {html}
