import sys

from django.core.management.base import BaseCommand

from articles.workflow.photos.differences import differences
from articles.workflow.photos.differences import mend as mended


class Command(BaseCommand):
    help = (
        "Compares the photos' rows with their files and tells every difference; then the command"
        " ends with 1. What is younger than an hour is passed over."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--mend",
            action="store_true",
            help="delete files that belong to no photo, and make missing renditions again",
        )
        parser.add_argument(
            "--read",
            action="store_true",
            help="read every file and compare its content with its name",
        )

    def handle(self, *, mend, read, **options):
        found = list(differences(read=read))
        for each in found:
            self.stdout.write(f"{each} {'Mended.' if mend and mended(each) else ''}".rstrip())
        self.stdout.write(f"Differences: {len(found)}")
        if found:
            sys.exit(1)
