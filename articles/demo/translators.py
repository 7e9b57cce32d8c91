"""Who is named to readers for the demo newsroom's translations."""

from articles.demo import files
from articles.languages import column
from articles.models import Author, User
from articles.workflow import name_translator


def load():
    """The translators' authors by language; who has an account is credited as its author."""
    found = {row["language"]: _author(row) for row in files.translators()}
    for row in files.translators():
        if login := row.get("login"):
            User.objects.filter(username=login).update(credited_as=found[row["language"]])
    return found


def name(edition, authors):
    """Names the translator into the edition's language, where there is one."""
    author = authors.get(edition.language)
    if author and edition.made_from_id:
        name_translator(edition, author, by=None)


def _author(row):
    translated = {
        column(field, code): words
        for field in ("name", "job_title", "bio")
        for code, words in row.get(field, {}).items()
    }
    defaults = translated | {"links": row.get("links", "")}
    return Author.objects.get_or_create(slug=row["key"], defaults=defaults)[0]
