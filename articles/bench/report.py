"""The figures as a table: rates, times, and the ratios that the aims are about."""

import os
import platform
from importlib.metadata import version
from math import ceil
from statistics import median

from articles.bench.measure import PAGES
from articles.languages import codes

AIMS = {"front": 0.08, "section": 0.08, "story": 0.12}  # of the trivial view, at least
GROWTH = 1.15  # the largest newsroom's time for a page beside the smallest's, at most
LOOKUP = 100  # milliseconds
BOARD = 150  # milliseconds
LIBRARY = 150
QUERIES = 15
UPLOAD = 1.15  # of Pillow alone, at most
PEAK = 400  # megabytes
HEADING = (
    f"{'page':<9}{'articles':>9}{'requests/s':>12}{'p50 ms':>9}{'p95 ms':>9}"
    f"{'trivial/s':>11}{'of trivial':>12}{'aim':>7}"
)


def machine():
    """What the figures were measured with."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("Django", "granian"))
    return (
        f"{os.cpu_count()} cores, Python {platform.python_version()}, {packages}, SQLite;"
        f" load average {os.getloadavg()[0]:.2f}"
    )


def lines(outcomes, sizes):
    """The report's lines, from the outcomes by (page, articles, is trivial)."""
    yield HEADING
    for page in PAGES:
        for size in sizes:
            yield _line(page, size, outcomes[page, size, False], outcomes[page, size, True])
    if len(sizes) > 1:
        small, large = sizes[0], sizes[-1]
        yield ""
        yield f"Time for a page with {large:,} articles beside {small:,} (aim: at most {GROWTH})"
        for page in PAGES:
            growth = ratio(outcomes[page, small, False], outcomes[page, large, False])
            yield f"{page:<9}{growth:.2f}"


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


def _line(page, size, shown, trivial):
    middle = {name: median(each[name] for each in shown) for name in ("per_second", "p50", "p95")}
    rate = median(each["per_second"] for each in trivial)
    return (
        f"{page:<9}{size:>9,}{middle['per_second']:>12.0f}{middle['p50']:>9.2f}"
        f"{middle['p95']:>9.2f}{rate:>11.0f}{ratio(shown, trivial):>12.3f}{AIMS[page]:>7}"
    )
