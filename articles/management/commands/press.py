from pathlib import Path

from django.core.management.base import BaseCommand

from articles.press.run import press


class Command(BaseCommand):
    help = "Writes the public site into a folder, as files for a static host."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)
        parser.add_argument(
            "--all",
            action="store_true",
            dest="is_whole",
            help="also languages that have not changed, as after a change of settings",
        )

    def handle(self, *, folder, is_whole, **options):
        pressed = press(folder, log=self.stdout.write, is_whole=is_whole)
        self.stdout.write(f"Files written: {pressed.written}, removed: {pressed.removed}")
