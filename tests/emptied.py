"""What a test that commits leaves behind, and the way back to tables as migrations left them."""

from contextlib import contextmanager

from django.db import connection, transaction


def contents():
    """The rows of every table that has any, as the migrations left them, by quoted table."""
    found = {}
    with connection.cursor() as cursor:
        for table in _tables():
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608
            if rows := cursor.fetchall():
                found[table] = rows
    return found


def restore(kept):
    """Empties each table, or where it had rows, sees that it has those and no others.

    Django's own way truncates all tables and then makes permissions and groups anew, which takes
    longer than most tests.
    """
    with _unbound(), connection.cursor() as cursor:
        for table in _tables():
            rows = kept.get(table)
            if rows:
                cursor.execute(f"SELECT * FROM {table}")  # noqa: S608
                if cursor.fetchall() == rows:
                    continue
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608
            if rows:
                marks = ", ".join(["%s"] * len(rows[0]))
                cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608


def _tables():
    names = connection.introspection.django_table_names(include_views=False)
    return [connection.ops.quote_name(name) for name in sorted(names)]


@contextmanager
def _unbound():
    """One transaction in which no foreign key is looked at: tables are emptied in any order."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            yield
    else:
        with connection.constraint_checks_disabled(), transaction.atomic():
            yield
