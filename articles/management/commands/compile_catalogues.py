"""Compiles the interface's catalogues without gettext's system tools."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compiles each catalogue in LOCALE_PATHS whose source is newer than what was compiled."

    def handle(self, **options):
        for folder in settings.LOCALE_PATHS:
            for source in Path(folder).rglob("*.po"):
                compile_if_newer(source)


def compile_if_newer(source):
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return
    with source.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    with target.open("wb") as file:
        write_mo(file, catalogue)
