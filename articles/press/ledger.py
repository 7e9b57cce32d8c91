"""What was pressed and by which pages it is used, kept beside the files, whatever their number."""

import sqlite3
from contextlib import closing, contextmanager

NAME = ".press.sqlite3"
TABLES = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS runs (number INTEGER PRIMARY KEY, at TEXT);
CREATE TABLE IF NOT EXISTS owners (owner TEXT PRIMARY KEY, generation TEXT);
CREATE TABLE IF NOT EXISTS pieces (
    path TEXT, owner TEXT, run INTEGER, is_done INTEGER DEFAULT 0, target TEXT DEFAULT '',
    status INTEGER, PRIMARY KEY (path, owner)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS ahead ON pieces (owner, run, is_done);
CREATE TABLE IF NOT EXISTS cuts (
    path TEXT, moment INTEGER, number INTEGER, PRIMARY KEY (path, moment, number)
) WITHOUT ROWID;
"""
AT_ONCE = 500


class Ledger:
    """An owner is a language, or "" for what belongs to none; what no owner uses is gone."""

    def __init__(self, folder):
        self.rows = sqlite3.connect(folder / NAME, isolation_level=None, timeout=1)
        self.rows.executescript(TABLES)
        self.run = 0

    @contextmanager
    def running(self):
        with closing(self.rows):
            begin = "INSERT INTO runs (at) VALUES (datetime()) RETURNING number"
            self.run = self.rows.execute(begin).fetchone()[0]
            self.rows.execute("DELETE FROM cuts")
            yield self

    def ask(self, path, owner):
        """Notes that an owner needs a path, once in a run."""
        self.rows.execute(
            "INSERT INTO pieces (path, owner, run) VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET run = excluded.run, is_done = 0, target = ''"
            " WHERE run <> excluded.run",
            (path, owner, self.run),
        )

    def ahead(self, owner):
        """The paths asked for and not made yet, also those asked for meanwhile."""
        while True:
            found = self.rows.execute(
                "SELECT path FROM pieces WHERE owner = ? AND run = ? AND NOT is_done LIMIT ?",
                (owner, self.run, AT_ONCE),
            ).fetchall()
            if not found:
                return
            for (path,) in found:
                yield path
                self.rows.execute(
                    "UPDATE pieces SET is_done = 1 WHERE path = ? AND owner = ?", (path, owner)
                )

    def lead(self, path, owner, target, status):
        """Notes that a path leads elsewhere, for good (301) or for now (302)."""
        self.rows.execute(
            "UPDATE pieces SET target = ?, status = ? WHERE path = ? AND owner = ?",
            (target, status, path, owner),
        )

    def leading(self):
        """(path, target, status) of all that lead elsewhere."""
        return self.rows.execute(
            "SELECT path, target, status FROM pieces WHERE target <> '' ORDER BY path"
        )

    def forget(self, path, owner):
        self.rows.execute("DELETE FROM pieces WHERE path = ? AND owner = ?", (path, owner))

    def end(self, owner, generation):
        """Keeps what the owner is now; gives the paths that nobody needs any more."""
        self.rows.execute("REPLACE INTO owners VALUES (?, ?)", (owner, generation))
        yield from self._unused(owner)

    def give_up(self, owners):
        """Forgets all owners but these; gives the paths that nobody needs any more."""
        known = {row[0] for row in self.rows.execute("SELECT owner FROM owners")}
        for owner in known - set(owners):
            self.rows.execute("DELETE FROM owners WHERE owner = ?", (owner,))
            yield from self._unused(owner)

    def _unused(self, owner):
        gone = self.rows.execute(
            "DELETE FROM pieces WHERE owner = ? AND run <> ? RETURNING path", (owner, self.run)
        ).fetchall()
        for path in gone:
            used = self.rows.execute("SELECT 1 FROM pieces WHERE path = ? LIMIT 1", path)
            if not used.fetchone():
                yield path[0]

    def generation(self, owner):
        """What the owner was when it was last pressed whole, or None."""
        found = self.rows.execute("SELECT generation FROM owners WHERE owner = ?", (owner,))
        return next((row[0] for row in found), None)

    def cut(self, found):
        """Keeps the cuts of lists, as (path, token)."""
        self.rows.executemany(
            "INSERT INTO cuts VALUES (?, ?, ?)", ((path, *_numbers(token)) for path, token in found)
        )

    def shelf(self, path, token):
        """The token of the page that has what comes before `token`: the first cut not before it."""
        found = self.rows.execute(
            "SELECT moment, number FROM cuts WHERE path = ? AND (moment, number) >= (?, ?)"
            " ORDER BY moment, number LIMIT 1",
            (path, *_numbers(token)),
        ).fetchone()
        return "{:x}-{:x}".format(*found) if found else token


def _numbers(token):
    return [int(part, 16) for part in token.split("-")]
