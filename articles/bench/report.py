"""The figures as a table: rates, times, and the ratios that the aims are about."""

import os
import platform
from importlib.metadata import version
from math import ceil
from statistics import median

from articles.bench.pages import BESIDE, PAGES, Turn
from articles.languages import codes

CACHED = 0.85  # of the view without middleware, at least
RENDERED = {"story": 0.2}  # of the trivial view, at least
LIST = 0.15
GROWTH = 1.15  # the largest newsroom's time for a page beside the smallest's, at most
SEEN = 1.0  # seconds
LOOKUP = 100  # milliseconds
BOARD = 150  # milliseconds
LIBRARY = 150
QUERIES = 15
UPLOAD = 1.15  # of Pillow alone, at most
PEAK = 400  # megabytes
HEADING = (
    f"{'page':<9}{'database':<11}{'articles':>9}"
    f"{'cached/s':>10}{'bare/s':>8}{'ratio':>7}"
    f"{'rendered/s':>12}{'p50 ms':>8}{'p95 ms':>8}{'trivial/s':>11}{'ratio':>7}"
)


def machine():
    """What the figures were measured with."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("Django", "granian"))
    return (
        f"{os.cpu_count()} cores, Python {platform.python_version()}, {packages};"
        f" load average {os.getloadavg()[0]:.2f}"
    )


def lines(outcomes, sizes):
    """The report's lines on pages, from the outcomes by Turn."""
    places = list(dict.fromkeys((turn.database, turn.size) for turn in outcomes))
    yield (
        f"Aims: from the cache {CACHED} of a bare view; rendered, a story {RENDERED['story']}"
        f" and a list {LIST} of the trivial view"
    )
    yield HEADING
    for page in PAGES:
        for database, size in places:
            yield _line(outcomes, database, size, page)
    if len(sizes) > 1:
        databases = dict.fromkeys(database for database, _size in places)
        yield from _growth(outcomes, databases, sizes[0], sizes[-1])


def _line(outcomes, database, size, page):
    by_kind = {
        kind: outcomes[Turn(database, size, page, kind)] for pair in BESIDE.items() for kind in pair
    }
    rate = {kind: _middle(found, "per_second") for kind, found in by_kind.items()}
    shares = {kind: ratio(by_kind[kind], by_kind[other]) for kind, other in BESIDE.items()}
    p50, p95 = (_middle(by_kind["rendered"], name) for name in ("p50", "p95"))
    return (
        f"{page:<9}{database:<11}{size:>9,}"
        f"{rate['cached']:>10.0f}{rate['bare']:>8.0f}{shares['cached']:>7.2f}"
        f"{rate['rendered']:>12.0f}{p50:>8.2f}{p95:>8.2f}{rate['trivial']:>11.0f}"
        f"{shares['rendered']:>7.3f}"
    )


def _growth(outcomes, databases, small, large):
    yield ""
    yield f"Time to render with {large:,} articles beside {small:,} (aim: at most {GROWTH})"
    for page in PAGES:
        grown = [
            ratio(
                outcomes[Turn(database, small, page, "rendered")],
                outcomes[Turn(database, large, page, "rendered")],
            )
            for database in databases
        ]
        yield f"{page:<9}" + "".join(
            f"{database:>12} {figure:.2f}"
            for database, figure in zip(databases, grown, strict=True)
        )


def freshness_lines(found, pages):
    """The report's lines on updates, from the seconds until each was seen, by database."""
    yield f"From publishing to readers, {pages:,} pages warm and asked for (aim: within {SEEN:g} s)"
    yield f"{'database':<12}{'updates':>9}{'p50 ms':>9}{'most ms':>9}"
    for database, seconds in found.items():
        middle, most = median(seconds) * 1000, max(seconds) * 1000
        yield f"{database:<12}{len(seconds):>9}{middle:>9.0f}{most:>9.0f}"


def memory_lines(found, pairs):
    """The report's lines on the translation memory, from milliseconds by kind."""
    yield f"Lookup among {pairs:,} remembered pairs (aim: one lookup within {LOOKUP} ms)"
    yield f"{'asked':<9}{'lookups':>9}{'p50 ms':>9}{'p95 ms':>9}"
    for kind, times in found.items():
        times = sorted(times)
        p95 = times[ceil(len(times) * 0.95) - 1]
        yield f"{kind:<9}{len(times):>9}{median(times):>9.1f}{p95:>9.1f}"


def board_lines(found, articles):
    """The report's lines on the desk's board, from milliseconds by view."""
    languages = len(codes())
    yield f"The board, {articles:,} × {languages} (aim: the first page within {BOARD} ms)"
    yield from _views(found)


def library_lines(found, pictures):
    """The report's lines on the photo library, from milliseconds by view."""
    yield f"Library list with {pictures:,} pictures (aim: each view within {LIBRARY} ms)"
    yield from _views(found)


def _views(found):
    yield f"{'view':<12}{'visits':>9}{'p50 ms':>9}{'p95 ms':>9}"
    for view, times in found.items():
        times = sorted(times)
        p95 = times[ceil(len(times) * 0.95) - 1]
        yield f"{view:<12}{len(times):>9}{median(times):>9.1f}{p95:>9.1f}"


def side_by_side_lines(found, blocks, reference="password"):
    """The report's lines on the side-by-side page, from milliseconds by kind, and its queries.

    `reference` names the kind that all are held against, round by round.
    """
    [queries] = found["queries"]
    yield f"A story of {blocks} blocks side by side (aim: at most {QUERIES} queries)"
    yield f"{'visit':<12}{'visits':>9}{'p50 ms':>9}{'p95 ms':>9}{'of reference':>14}{'queries':>9}"
    for kind, times in found.items():
        if kind == "queries":
            continue
        ratios = [one / other for one, other in zip(times, found[reference], strict=True)]
        p95 = sorted(times)[ceil(len(times) * 0.95) - 1]
        asked = queries if kind == "open" else ""
        figures = f"{median(times):>9.1f}{p95:>9.1f}{median(ratios):>14.1f}{asked:>9}"
        yield f"{kind:<12}{len(times):>9}{figures}".rstrip()


def picture_lines(found, megapixels):
    """The report's lines on photos, from [milliseconds, the processor's] by kind, files and peak.

    The ratio is the processor's: it hardly changes when the machine has other work as well.
    """
    [count], [peak] = found["files"], found["peak"]
    yield f"A photo of {megapixels:g} megapixels, {count} files (aim: an upload of {UPLOAD} × bare)"
    yield f"{'work':<12}{'rounds':>9}{'p50 ms':>9}{'cpu ms':>9}{'of':>9}{'ratio':>9}"
    for kind, other in (("upload", "bare"), ("rewrite", "anew")):
        for each, beside in ((kind, other), (other, other)):
            whole, used = (median(times) for times in zip(*found[each], strict=True))
            ratios = [one[1] / two[1] for one, two in zip(found[each], found[beside], strict=True)]
            figures = f"{len(ratios):>9}{whole:>9.1f}{used:>9.1f}{beside:>9}"
            yield f"{each:<12}{figures}{median(ratios):>9.3f}"
    yield f"Most memory during an upload: {peak:.0f} MB (aim: at most {PEAK} MB)"


def ratio(above, below):
    """The median of the rounds' ratios of two rates."""
    return median(
        one["per_second"] / other["per_second"] for one, other in zip(above, below, strict=True)
    )


def _middle(found, name):
    return median(each[name] for each in found)
