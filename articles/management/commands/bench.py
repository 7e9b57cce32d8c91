import argparse
import json
import signal
import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.bench import measure, newsroom_rows, report
from articles.management.commands.serve import prepare
from articles.models import Article


class Command(BaseCommand):
    help = "Measures how fast pages are served, in temporary newsrooms (docs/performance.md)."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--quick", action="store_true", help="only show that it works: few stories, one round"
        )
        # What the bench runs for itself in each temporary data folder.
        parser.add_argument("--build", type=int, help=argparse.SUPPRESS)

    def handle(self, *, quick, build, **options):
        if build is not None:
            self._build(build)
            return
        plan = measure.QUICK if quick else measure.FULL
        self.stdout.write(report.machine())
        try:
            with _stopped_like_ctrl_c(), tempfile.TemporaryDirectory(prefix="bench-") as folder:
                outcomes = measure.measure(plan, Path(folder), log=self._log)
        except measure.WrongAnswer as wrong:
            raise CommandError(wrong) from wrong
        except KeyboardInterrupt:
            raise CommandError("Stopped; nothing is left behind.") from None
        self.stdout.write("\n" + "\n".join(report.lines(outcomes, plan.sizes)))

    def _build(self, count):
        prepare(log=self.stderr.write)
        if Article.objects.exists():
            raise CommandError("The bench builds in an empty newsroom only.")
        newsroom_rows.build(count)
        self.stdout.write(json.dumps(newsroom_rows.paths(measure.STORIES)))

    def _log(self, line):
        self.stdout.write(line)
        self.stdout.flush()


@contextmanager
def _stopped_like_ctrl_c():
    """Being told to end must stop the servers and remove the folder, too."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
