#!/usr/bin/env python
"""Django's command line for this newsroom."""

import os
import sys


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    from django.core.management import execute_from_command_line
    from django.db import OperationalError, ProgrammingError

    try:
        execute_from_command_line(sys.argv)
    except (OperationalError, ProgrammingError) as error:
        if not _lacks_tables():
            raise
        sys.exit(
            f"The newsroom's tables are missing, or older than its code ({str(error).strip()}).\n"
            "Is NEWSROOM_VAR or NEWSROOM_DATABASE_URL the one that it runs with? If so, start it"
            " once or run manage.py migrate."
        )


def _lacks_tables():
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError:
        return False  # the database does not answer at all


if __name__ == "__main__":
    main()
