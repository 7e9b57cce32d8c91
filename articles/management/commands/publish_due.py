from django.core.management.base import BaseCommand

from articles.workflow import apply_due


class Command(BaseCommand):
    help = "Publishes what is scheduled until now; for a timer, where readers come rarely."

    def handle(self, **options):
        self.stdout.write(f"Published: {apply_due()}")
