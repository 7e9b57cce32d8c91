from django.core.management.base import BaseCommand

from articles.workflow.generations import renew


class Command(BaseCommand):
    help = "Has every page of readers made anew, after rows were changed past the desk."

    def handle(self, **options):
        renew()
