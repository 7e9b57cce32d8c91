from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.demo import loader


class Command(BaseCommand):
    help = "Fills an empty newsroom with the demo stories; changes nothing in any other."

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError(
                "The demo is loaded neither with NEWSROOM_HTTPS=1 nor with NEWSROOM_DEMO=0."
            )
        loaded = loader.load(log=self.stdout.write)
        self.stdout.write(
            "The demo newsroom is loaded." if loaded else "There are stories already: nothing done."
        )
