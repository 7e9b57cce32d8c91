from django.core.management.base import BaseCommand

from articles.workflow import search_index


class Command(BaseCommand):
    help = (
        "Writes anew what readers find, by search and in lists: once after an update that brought"
        " search, and whenever its index is in doubt. The site stays up; until the end, search has"
        " a part."
    )

    def handle(self, **options):
        done = 0
        for done in search_index.rebuild():
            if done % 10_000 < search_index.BATCH:
                self.stdout.write(f"{done} texts")
        self.stdout.write(f"Search finds {done} texts.")
