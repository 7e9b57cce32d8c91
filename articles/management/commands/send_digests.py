from django.core.management.base import BaseCommand, CommandError

from articles.admin import digest
from articles.workflow import tell_of_ending_rights


class Command(BaseCommand):
    help = "Sends everybody the news of their texts by e-mail, each thing once; for a timer."

    def handle(self, **options):
        tell_of_ending_rights()
        sent, failed = digest.send_all()
        self.stdout.write(f"Sent: {sent}")
        if failed:
            names = ", ".join(user.get_username() for user in failed)
            raise CommandError(f"Nothing could be sent to: {names}. It is tried again next time.")
