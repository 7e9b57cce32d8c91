from django.core.management.base import BaseCommand

from articles.workflow import apply_due, tell_of_ending_rights, turn_all


class Command(BaseCommand):
    help = (
        "Publishes what is scheduled until now, has pages made anew whose time has come, and notes"
        " which photos' rights end; for a timer, where readers come rarely."
    )

    def handle(self, **options):
        self.stdout.write(f"Published: {apply_due()}")
        turn_all()
        tell_of_ending_rights()
