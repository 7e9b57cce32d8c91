from django.core.management.base import BaseCommand

from articles.demo import loader


class Command(BaseCommand):
    help = "Fills an empty newsroom with the demo stories; changes nothing in any other."

    def handle(self, **options):
        loaded = loader.load(log=self.stdout.write)
        self.stdout.write(
            "The demo newsroom is loaded." if loaded else "There are stories already: nothing done."
        )
