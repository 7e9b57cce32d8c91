"""Queries compiled once, as their databases want them written."""

from contextlib import contextmanager
from unittest.mock import patch

import pytest
from django.db import connection, connections, models
from django.db.models.expressions import RawSQL

from articles.models import Section
from articles.reader.prepared import Given, Key, Prepared
from articles.reader.querysets import named
from tests import make

pytestmark = pytest.mark.django_db
SLUG, KEY = Given("slug", models.TextField()), Key("key")


def chosen():
    return Prepared(
        named(Section)
        .filter(models.Q(slug=SLUG) | models.Q(pk=KEY) | models.Q(pk__lt=KEY))
        .annotate(share=RawSQL("'100 %%' || %s", [" sure"]))
        .order_by("slug")
        .values_list("slug", "share")
    )


def test_what_is_given_finds_rows_whether_queries_are_counted_or_not(django_assert_num_queries):
    first, second = make.section(slug="first"), make.section(slug="second")
    query = chosen()
    for given, found in (
        ({"slug": "second", "key": 0}, ["second"]),
        ({"slug": "'; --", "key": second.pk}, ["first", "second"]),
        ({"slug": "%s ? $1", "key": first.pk}, ["first"]),
    ):
        rows = [[slug, "100 % sure"] for slug in found]
        assert [list(row) for row in query.rows(**given)] == rows
        with django_assert_num_queries(1):
            assert [list(row) for row in query.rows(**given)] == rows
    assert query.row(slug="none", key=0) is None


def test_a_query_is_written_as_its_database_wants_it():
    """PostgreSQL is sent what is given once, and keeps the plan."""
    query = chosen()
    for number in range(4):
        query.rows(slug="first", key=number)
    sql, params = query.compiled.native
    if connection.vendor == "sqlite":
        assert sql.count("?") == len(params) == 4
        return
    assert params.count(KEY) == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement = %s", [sql])
        assert cursor.fetchone()[0] == 1


def test_a_connection_that_the_database_has_closed_is_found_out_before_a_query():
    query, asked = chosen(), []
    with patch.multiple(
        connections["default"],
        health_check_enabled=True,
        health_check_done=False,
        is_usable=lambda: asked.append("usable"),
        close=lambda: asked.append("closed"),
    ):
        query.rows(slug="first", key=0)
        query.rows(slug="first", key=0)
    assert asked == ["usable", "closed"]


def test_who_waited_for_another_to_compile_a_query_takes_what_that_one_made():
    query, other = chosen(), chosen()
    other.rows(slug="first", key=0)

    @contextmanager
    def waiting():
        query.compiled = other.compiled
        yield

    query.lock = waiting()
    assert query._compile() is other.compiled
    assert query.compiled is other.compiled
