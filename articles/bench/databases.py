"""The databases that newsrooms are measured on: SQLite, and PostgreSQL where it is installed."""

from contextlib import contextmanager

import psycopg

from articles.bench import postgres

# A tenth of the memory of a small server.
MEMORY = "512MB"


def available():
    return ("sqlite", "postgresql") if postgres.binaries() else ("sqlite",)


@contextmanager
def running(sizes):
    """The URL of a database of its own by (database, size); "" is SQLite in the data folder."""
    urls = {("sqlite", size): "" for size in sizes}
    if "postgresql" not in available():
        yield urls
        return
    with postgres.running(postgres.binaries(), shared_buffers=MEMORY) as url:
        with psycopg.connect(url, autocommit=True) as connection:
            for size in sizes:
                name = f"newsroom_{size}"
                connection.execute(
                    psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name))
                )
                urls["postgresql", size] = url.removesuffix("postgres") + name
        yield urls
