"""What stands in the database, and steps that several people take at the same moment."""

from threading import Barrier, Thread

from django.apps import apps
from django.db import connection

PATIENCE = 30  # seconds until a test gives up on a thread


def rows():
    """Every row of the newsroom's own tables, as the database has them, by table."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_app_config("articles").get_models(include_auto_created=True):
            table = connection.ops.quote_name(model._meta.db_table)
            key = ", ".join(each.column for each in model._meta.pk_fields)
            cursor.execute(f"SELECT * FROM {table} ORDER BY {key}")  # noqa: S608
            found[model._meta.db_table] = cursor.fetchall()
    return found


def together(*steps):
    """Calls each step in a thread and connection of its own, all at once.

    Returns, in the same order, what each returned or raised.
    """
    barrier, outcomes = Barrier(len(steps)), [None] * len(steps)

    def take(number, step):
        try:
            connection.ensure_connection()
            barrier.wait(PATIENCE)
            outcomes[number] = step()
        except Exception as error:
            outcomes[number] = error
        finally:
            connection.close()

    threads = [Thread(target=take, args=pair, daemon=True) for pair in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive(), "Two steps wait for each other."
    return outcomes
