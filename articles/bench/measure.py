"""How much is measured, and what the desk's own measures find, each in a newsroom of its own."""

import json
from dataclasses import dataclass

from articles.bench import servers


class WrongAnswer(Exception):
    """A page that answered anything but 200, or a trivial view with other bytes than its page."""


@dataclass(frozen=True)
class Plan:
    """How large the newsrooms are (in articles), how many pages are warm while how many updates are
    published, how large the translation memory (in pairs), the board
    (in articles), the story side by side (in blocks), the photo (in megapixels) and the photo
    library (in pictures), and how often each is asked."""

    sizes: tuple
    rounds: int
    seconds: float
    warm_up: float
    warm_pages: int
    updates: int
    pairs: int
    lookups: int
    board: int
    visits: int
    blocks: int
    saves: int
    megapixels: float
    uploads: int
    pictures: int
    looks: int


# Many short turns: the median of neighbours then bears a machine that is busy now and then.
FULL = Plan(
    sizes=(1_000, 20_000, 200_000),
    rounds=7,
    seconds=0.4,
    warm_up=0.1,
    warm_pages=10_000,
    updates=10,
    pairs=200_000,
    lookups=60,
    board=50_000,
    visits=15,
    blocks=60,
    saves=30,
    megapixels=24,
    uploads=6,
    pictures=100_000,
    looks=15,
)
QUICK = Plan(
    sizes=(60,),
    rounds=1,
    seconds=0.05,
    warm_up=0,
    warm_pages=50,
    updates=1,
    pairs=300,
    lookups=2,
    board=60,
    visits=1,
    blocks=12,
    saves=1,
    megapixels=0.12,
    uploads=1,
    pictures=60,
    looks=1,
)


def measure_memory(plan, folder, log):
    """Milliseconds of each lookup by kind (articles.bench.memory), in a newsroom of its own."""
    log(f"Building a translation memory of {plan.pairs:,} pairs")
    arguments = ("--memory", str(plan.pairs), str(plan.lookups))
    return json.loads(servers.manage(folder / "memory", "bench", *arguments))


def measure_board(plan, folder, log):
    """Milliseconds of each visit by view (articles.bench.board), in a newsroom of its own."""
    log(f"Building {plan.board:,} articles in every language")
    arguments = ("--board", str(plan.board), str(plan.visits))
    return json.loads(servers.manage(folder / "board", "bench", *arguments))


def measure_side_by_side(plan, folder, log):
    """Milliseconds by kind (articles.bench.side_by_side), in a newsroom of its own."""
    log(f"Building a story of {plan.blocks} blocks in two languages")
    arguments = ("--side-by-side", str(plan.blocks), str(plan.saves))
    return json.loads(servers.manage(folder / "side-by-side", "bench", *arguments))


def measure_pictures(plan, folder, log):
    """The times by kind (articles.bench.pictures), and the megabytes that one upload needs."""
    log(f"Making a photo of {plan.megapixels:g} megapixels")
    folder = folder / "pictures"
    file = str(folder / "photo.jpg")
    arguments = ("--pictures", file, str(plan.megapixels), str(plan.uploads))
    found = json.loads(servers.manage(folder, "bench", *arguments))
    return found | {"peak": [float(servers.manage(folder, "bench", "--peak", file))]}


def measure_library(plan, folder, log):
    """Milliseconds of each look by view (articles.bench.library), in a newsroom of its own."""
    log(f"Building a library of {plan.pictures:,} pictures")
    arguments = ("--library", str(plan.pictures), str(plan.looks))
    return json.loads(servers.manage(folder / "library", "bench", *arguments))
