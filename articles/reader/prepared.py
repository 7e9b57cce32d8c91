"""Queries compiled once: Django builds a query's SQL anew for each request, which costs more
than all the rest of a page. What differs between requests is given when the rows are read."""

import re
from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import BigIntegerField, Expression


class Given(Expression):
    """A value in a Prepared query that is named now and given later."""

    def __init__(self, name, output_field):
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", (self,)

    def adapted(self, value):
        return self.output_field.get_db_prep_value(value, connection)


class Key(Given):
    """The key of a row: some queries take dozens of them, so that each goes the shortest way."""

    def __init__(self, name):
        super().__init__(name, BigIntegerField())

    def adapted(self, value):
        return connection.ops.adapt_integerfield_value(value, "BigIntegerField")


class Prepared:
    """A `values_list` queryset in which Given stands for whatever differs between requests."""

    def __init__(self, queryset):
        self.queryset = queryset
        self.lock = Lock()
        self.compiled = None

    def rows(self, **given):
        """The rows as lists, in the order of the queryset's columns."""
        database = connections[DEFAULT_DB_ALIAS]
        compiled = self.compiled or self._compile()
        statement = compiled.logged if database.queries_logged else compiled.native
        # Once each: a moment stands in some queries a dozen times.
        adapted = {p.name: p.adapted(given[p.name]) for p in compiled.asked}
        values = [adapted[p.name] if isinstance(p, Given) else p for p in statement.params]
        with _cursor(database) as cursor:
            cursor.execute(statement.sql, values)
            rows = cursor.fetchall()
        return compiled.converted(rows)

    def row(self, **given):
        """The first row, or None."""
        return next(iter(self.rows(**given)), None)

    def _compile(self):
        with self.lock:
            if self.compiled:  # by whoever had the lock before
                return self.compiled
            compiler = self.queryset.query.get_compiler(DEFAULT_DB_ALIAS)
            logged = Statement(*compiler.as_sql())
            converters = compiler.get_converters([column for column, *_ in compiler.select])
            self.compiled = Compiled(
                logged=logged,
                native=NATIVE[connection.vendor](*logged),
                asked=tuple({p.name: p for p in logged.params if isinstance(p, Given)}.values()),
                # Bound now: a compiler keeps state while it compiles, none while it converts.
                converted=lambda rows: list(compiler.apply_converters(rows, converters)),
            )
        return self.compiled


class Statement(NamedTuple):
    """SQL and its parameters in their order: values, and Given for those to come."""

    sql: str
    params: tuple


class Compiled(NamedTuple):
    """A query as Django writes it, for where queries are counted; as its database wants it; what
    has to be given; and what makes rows of what comes back."""

    logged: Statement
    native: Statement
    asked: tuple
    converted: Callable


def _marked(sql, params):
    """The Statement with SQLite's own marks: Django would look for them anew each time."""
    return Statement("?".join(_parts(sql)), params)


def _numbered(sql, params):
    """The Statement with PostgreSQL's own marks: what is given is sent once, however often it
    stands there."""
    numbers, sent, parts = {}, [], _parts(sql)
    written = [parts[0]]
    for param, part in zip(params, parts[1:], strict=True):
        key = param.name if isinstance(param, Given) else len(sent)
        if key not in numbers:
            sent.append(param)
            numbers[key] = len(sent)
        written += [f"${numbers[key]}", part]
    return Statement("".join(written), tuple(sent))


def _parts(sql):
    """What stands between the values of a statement in Django's writing."""
    return [part.replace("%%", "%") for part in re.split("(?<!%)%s", sql)]


NATIVE = {"sqlite": _marked, "postgresql": _numbered}
PLANS = 1000  # of one connection; each query has one for each language


def _cursor(database):
    """A cursor for statements that come again: PostgreSQL keeps their plans.

    Django's own cursors put the values into the statement, which is then planned each time.
    """
    # As Django's own do before anything is asked: a database may have been started anew meanwhile.
    database.close_if_health_check_failed()
    database.ensure_connection()
    if database.vendor == "postgresql":
        database.connection.prepared_max = PLANS
        if not database.queries_logged:
            return database.make_cursor(database.Database.RawCursor(database.connection))
        return database.make_debug_cursor(database.Database.Cursor(database.connection))
    if not database.queries_logged:
        return database.make_cursor(database.connection.cursor())
    return database.cursor()
