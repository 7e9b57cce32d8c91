"""The ready-made licences, made after the migration of a newsroom that has none."""

import tomllib
from functools import cache
from pathlib import Path

from django.apps import apps as live_apps
from django.conf import settings

from articles.languages import column

FILE = Path(__file__).with_name("licences.toml")


@cache
def ready_made():
    """Values for Licence's columns by code. What is not said is as in the model."""
    listed = tomllib.loads(FILE.read_text(encoding="utf-8"))["licences"]
    return {row["code"]: _columns(row) for row in listed}


def make_licences(using, apps=live_apps, **_signal):
    """Fills an empty table; a newsroom that changed or deleted some keeps what it has."""
    Licence = apps.get_model("articles", "Licence")
    rows = Licence.objects.using(using)
    if not rows.exists():
        # After a migration to an earlier state, the table has fewer columns.
        known = {field.name for field in Licence._meta.get_fields()}
        rows.bulk_create(
            Licence(code=code, **{name: values[name] for name in known & values.keys()})
            for code, values in ready_made().items()
        )


def _columns(row):
    names = {column("name", code): row["name"][code] for code, _name in settings.LANGUAGES}
    return names | {key: value for key, value in row.items() if key not in ("name", "code")}
