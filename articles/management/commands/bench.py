import argparse
import json
import signal
import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from articles.bench import (
    board,
    freshness,
    library,
    measure,
    memory,
    newsroom_rows,
    pages,
    pictures,
    report,
    side_by_side,
)
from articles.management.commands.serve import prepare
from articles.models import Article, MemoryPair, Photo


class Command(BaseCommand):
    help = "Measures how fast pages are served, in temporary newsrooms (docs/performance.md)."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--quick", action="store_true", help="only show that it works: few stories, one round"
        )
        # What the bench runs for itself in each temporary data folder.
        parser.add_argument("--build", type=int, help=argparse.SUPPRESS)
        parser.add_argument(
            "--memory", dest="remembered", type=int, nargs=2, help=argparse.SUPPRESS
        )
        parser.add_argument("--board", dest="shown", type=int, nargs=2, help=argparse.SUPPRESS)
        parser.add_argument(
            "--side-by-side", dest="translated", type=int, nargs=2, help=argparse.SUPPRESS
        )
        parser.add_argument("--pictures", dest="pictured", nargs=3, help=argparse.SUPPRESS)
        parser.add_argument("--peak", dest="heaviest", help=argparse.SUPPRESS)
        parser.add_argument("--fresh", dest="updated", nargs=4, help=argparse.SUPPRESS)
        parser.add_argument("--library", dest="kept", type=int, nargs=2, help=argparse.SUPPRESS)

    def handle(self, *, quick, build, remembered, shown, translated, kept, **options):
        if build is not None:
            self._build(build)
        elif remembered is not None:
            self._measure_memory(*remembered)
        elif shown is not None:
            self._measure_board(*shown)
        elif translated is not None:
            self._measure_side_by_side(*translated)
        elif options["pictured"] is not None:
            self._measure_pictures(*options["pictured"])
        elif options["updated"] is not None:
            self._measure_freshness(*options["updated"])
        elif options["heaviest"] is not None:
            self.stdout.write(str(pictures.peak(options["heaviest"])))
        elif kept is not None:
            self._measure_library(*kept)
        else:
            self._measure_all(measure.QUICK if quick else measure.FULL)

    def _measure_all(self, plan):
        self.stdout.write(report.machine())
        try:
            with _stopped_like_ctrl_c(), tempfile.TemporaryDirectory(prefix="bench-") as folder:
                outcomes, fresh = pages.measure(plan, Path(folder), log=self._log)
                found = measure.measure_memory(plan, Path(folder), log=self._log)
                board_found = measure.measure_board(plan, Path(folder), log=self._log)
                page = measure.measure_side_by_side(plan, Path(folder), log=self._log)
                photo = measure.measure_pictures(plan, Path(folder), log=self._log)
                looks = measure.measure_library(plan, Path(folder), log=self._log)
        except measure.WrongAnswer as wrong:
            raise CommandError(wrong) from wrong
        except KeyboardInterrupt:
            raise CommandError("Stopped; nothing is left behind.") from None
        self.stdout.write("\n" + "\n".join(report.lines(outcomes, plan.sizes)))
        self.stdout.write("\n" + "\n".join(report.freshness_lines(fresh, plan.warm_pages)))
        self.stdout.write("\n" + "\n".join(report.memory_lines(found, plan.pairs)))
        self.stdout.write("\n" + "\n".join(report.board_lines(board_found, plan.board)))
        self.stdout.write("\n" + "\n".join(report.side_by_side_lines(page, plan.blocks)))
        self.stdout.write("\n" + "\n".join(report.picture_lines(photo, plan.megapixels)))
        self.stdout.write("\n" + "\n".join(report.library_lines(looks, plan.pictures)))

    def _build(self, count):
        prepare(log=self.stderr.write)
        if Article.objects.exists():
            raise CommandError("The bench builds in an empty newsroom only.")
        newsroom_rows.build(count)
        if connection.vendor == "postgresql":
            # As its own housekeeping would have done it by then.
            connection.cursor().execute("VACUUM ANALYZE")
        self.stdout.write(json.dumps(newsroom_rows.paths(pages.STORIES)))

    def _measure_freshness(self, host, port, warm, updates):
        found = freshness.measure((host, int(port)), int(warm), int(updates))
        self.stdout.write(json.dumps(found))

    def _measure_memory(self, pairs, lookups):
        prepare(log=self.stderr.write)
        if MemoryPair.objects.exists():
            raise CommandError("The bench fills an empty translation memory only.")
        memory.fill(pairs)
        self.stdout.write(json.dumps(memory.measure(lookups)))

    def _measure_board(self, count, visits):
        prepare(log=self.stderr.write)
        if Article.objects.exists():
            raise CommandError("The bench builds in an empty newsroom only.")
        board.fill(count)
        self.stdout.write(json.dumps(board.measure(visits)))

    def _measure_side_by_side(self, blocks, saves):
        prepare(log=self.stderr.write)
        if Article.objects.exists():
            raise CommandError("The bench builds in an empty newsroom only.")
        side_by_side.fill(blocks)
        self.stdout.write(json.dumps(side_by_side.measure(saves)))

    def _measure_pictures(self, file, megapixels, times):
        prepare(log=self.stderr.write)
        if Photo.objects.exists():
            raise CommandError("The bench fills an empty picture desk only.")
        data = pictures.picture(float(megapixels))
        Path(file).write_bytes(data)
        self.stdout.write(json.dumps(pictures.measure(data, int(times))))

    def _measure_library(self, count, looks):
        prepare(log=self.stderr.write)
        if Photo.objects.exists():
            raise CommandError("The bench fills an empty library only.")
        library.fill(count)
        self.stdout.write(json.dumps(library.measure(looks)))

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
