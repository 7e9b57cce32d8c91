"""Keeping what readers find in step with what is live: every row and term of search is written
here, in the transaction that changes what readers see. Whoever has a story found has its places in
lists written, too."""

from collections import defaultdict
from functools import partial
from itertools import batched

from django.db import transaction
from django.tasks import task

from articles.languages import column
from articles.models import Article, Byline, Edition, SearchEntry, SearchWord, TaggedArticle
from articles.models import search_index as index
from articles.models.names import name_in
from articles.text import blocks
from articles.text.search import ranking, words
from articles.text.search.spelling import repeated, spellings
from articles.workflow import listings
from articles.workflow.generations import renew

MOST_TERMS = 20_000  # of one body: a book's worth
BATCH = 500
MOST_WORDS = 10_000  # in one query: each database has an end to it
TEXT = ("title", "standfirst", "body")


def note(editions):
    """Writes anew what these editions are found by, in search and in lists; one that is not live
    is found no more."""
    for some in batched(editions, BATCH):
        forget(some)
        _write(some)
        listings.write(some)


def note_article(article):
    note(Edition.objects.filter(article=article))


def forget(editions):
    listings.forget(editions)
    entries = SearchEntry.objects.filter(edition__in=[each.pk for each in editions])
    held = [(entry, entry.edition.language) for entry in entries.select_related("edition")]
    if held:
        index.drop(held)
        entries.delete()


def rename(articles):
    """Has the stories of a renamed author or tag (a queryset of articles) found by the new name:
    at once without a worker, else by one."""
    keys = list(articles.values_list("pk", flat=True))
    for some in batched(keys, BATCH):
        transaction.on_commit(partial(note_articles.enqueue, list(some)), robust=True)


@task
def note_articles(keys):
    with transaction.atomic():
        _hold(keys)
        note(Edition.objects.filter(article__in=keys))
        renew()


def rebuild():
    """Writes all of it anew, a batch at a time; yields how many entries there are by then."""
    with transaction.atomic():
        SearchEntry.objects.all().delete()
        SearchWord.objects.all().delete()
        index.clear()
        listings.forget_gone()
    done, last = 0, 0
    while some := list(Edition.objects.live().filter(pk__gt=last).order_by("pk")[:BATCH]):
        with transaction.atomic():
            _hold({each.article_id for each in some})
            note(some)
        done, last = done + len(some), some[-1].pk
        yield done
    index.tidy()
    renew()


def _hold(articles):
    """As every verb holds its article, so that nobody else writes the same entry meanwhile."""
    held = Article.objects.select_for_update(no_key=True).filter(pk__in=articles)
    list(held.order_by("pk").values_list("pk"))


def _write(editions):
    keys = [each.pk for each in editions]
    live = list(Edition.objects.live().filter(pk__in=keys).order_by("published_at", "pk"))
    if not live:
        return
    told = _Told(live)
    free = _free_keys(live)
    entries = [told.entry(edition, key) for edition, key in zip(live, free, strict=True)]
    SearchEntry.objects.bulk_create(entries)
    index.put(list(zip(entries, (each.language for each in live), strict=True)))
    _learn(live, told)


def _free_keys(editions):
    """A key that no entry has yet for each of the editions."""
    found, wanted = [], [index.key_of(e.language, e.published_at, e.pk) for e in editions]
    taken = set(SearchEntry.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    for key in wanted:
        while key in taken or (key not in wanted and SearchEntry.objects.filter(pk=key).exists()):
            key += 1
        taken.add(key)
        found.append(key)
    return found


class _Told:
    """What is said in and of a batch of editions, read in as few queries as for one."""

    def __init__(self, editions):
        articles = {each.article_id for each in editions}
        languages = {each.language for each in editions}
        columns = [column(name, code) for code in languages for name in TEXT]
        told = Article.objects.filter(pk__in=articles).only("section_id", *columns)
        self.articles = {each.pk: each for each in told}
        self.authors, self.tags = defaultdict(list), defaultdict(list)
        for byline in Byline.objects.filter(article__in=articles).select_related("author"):
            self.authors[byline.article_id].append(byline.author)
        tagged = TaggedArticle.objects.filter(content_object__in=articles)
        for each in tagged.select_related("tag").order_by("pk"):
            self.tags[each.content_object_id].append(each.tag)

    def text(self, name, edition):
        return getattr(self.articles[edition.article_id], column(name, edition.language)) or ""

    def names(self, edition):
        """Its authors and tags in its language, and what else its tags are typed as."""
        code = edition.language
        authors = [name_in(each, code).text for each in self.authors[edition.article_id]]
        tags = self.tags[edition.article_id]
        labels = [getattr(each, column("name", code)) or "" for each in tags]
        return authors + labels, [each.aliases for each in tags]

    def entry(self, edition, key):
        def stored(text):
            return ranking.joined(words.terms(text, edition.language)[:MOST_TERMS])

        labels, aliases = self.names(edition)
        facts = [index.section_fact(self.articles[edition.article_id].section_id)]
        facts += [index.author_fact(each.slug) for each in self.authors[edition.article_id]]
        return SearchEntry(
            pk=key,
            edition=edition,
            title=stored(self.text("title", edition)),
            standfirst=stored(self.text("standfirst", edition)),
            names="".join(map(stored, labels + aliases)),
            facts=" ".join(facts),
            body=stored(blocks.plain(self.text("body", edition))),
        )

    def spellings(self, edition):
        labels, _aliases = self.names(edition)
        head = "\n".join([self.text("title", edition), self.text("standfirst", edition), *labels])
        body = blocks.plain(self.text("body", edition))
        return spellings(head, edition.language) | repeated(body, edition.language)


def _learn(editions, told):
    """Keeps the words of headlines, standfirsts and names, and what a body says more than once, for
    whoever misspells them."""
    found = {
        (edition.language, spelt.word): spelt
        for edition in editions
        for spelt in told.spellings(edition)
    }
    for some in batched({word for _language, word in found}, MOST_WORDS):
        known = SearchWord.objects.filter(word__in=some)
        for each in known.values_list("language", "word"):
            found.pop(each, None)
    # In one order, so that no two verbs wait for each other.
    SearchWord.objects.bulk_create(
        [
            SearchWord(
                language=language,
                word=word,
                key=spelt.key,
                start=spelt.start,
                end=spelt.end,
                length=len(spelt.key),
            )
            for (language, word), spelt in sorted(found.items())
        ],
        ignore_conflicts=True,
    )
