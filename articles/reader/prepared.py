"""Queries compiled once: Django builds a query's SQL anew for each request, which costs more
than all the rest of a page. What differs between requests is given when the rows are read."""

from threading import Lock

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
        self.asked = ()
        self.compiled = None

    def rows(self, **given):
        """The rows as lists, in the order of the queryset's columns."""
        sql, params, apply_converters = self.compiled or self._compile()
        # Once each: a moment stands in some queries a dozen times.
        adapted = {p.name: p.adapted(given[p.name]) for p in self.asked}
        values = [adapted[p.name] if isinstance(p, Given) else p for p in params]
        with _cursor(connections[DEFAULT_DB_ALIAS]) as cursor:
            cursor.execute(sql, values)
            rows = cursor.fetchall()
        return apply_converters(rows)

    def row(self, **given):
        """The first row, or None."""
        return next(iter(self.rows(**given)), None)

    def _compile(self):
        with self.lock:
            compiler = self.queryset.query.get_compiler(DEFAULT_DB_ALIAS)
            sql, params = compiler.as_sql()
            converters = compiler.get_converters([column for column, *_ in compiler.select])
            self.asked = tuple({p.name: p for p in params if isinstance(p, Given)}.values())
            # Bound now: a compiler keeps state while it compiles, none while it converts.
            self.compiled = (
                sql,
                params,
                lambda rows: list(compiler.apply_converters(rows, converters)),
            )
        return self.compiled


def _cursor(database):
    """A cursor for statements that come again: PostgreSQL keeps their plans.

    Django's own cursors put the values into the statement, which is then planned each time.
    """
    if database.vendor != "postgresql":
        return database.cursor()
    database.ensure_connection()
    cursor = database.Database.Cursor(database.connection)
    is_logged = database.queries_logged
    return (database.make_debug_cursor if is_logged else database.make_cursor)(cursor)
