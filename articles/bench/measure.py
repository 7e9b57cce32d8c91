"""What is measured, and in which order: rounds in which the pages take turns with the trivial view.

Turns are short, so that whatever else the machine does falls on all alike, and each ratio is
one of neighbours in time.
"""

import json
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPConnection

from django.conf import settings

from articles.bench import servers, trivial

PAGES = ("front", "section", "story")
CONNECTIONS = 4
STORIES = 70  # of each language
MOST = 200_000  # requests in one turn


class WrongAnswer(Exception):
    """A page that answered anything but 200, or a trivial view with other bytes than its page."""


@dataclass(frozen=True)
class Plan:
    """How large the newsrooms are (in articles), the translation memory (in pairs), the board
    (in articles), the story side by side (in blocks), the photo (in megapixels) and the photo
    library (in pictures), and how often each is asked."""

    sizes: tuple
    rounds: int
    seconds: float
    warm_up: float
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

    @property
    def turns(self):
        """Every (page, articles, is trivial) in the order of a round."""
        return [
            (page, size, is_trivial)
            for page in PAGES
            for size in self.sizes
            for is_trivial in (False, True)
        ]


# Many short turns: the median of neighbours then bears a machine that is busy now and then.
FULL = Plan(
    sizes=(1_000, 20_000),
    rounds=15,
    seconds=0.7,
    warm_up=0.2,
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
    sizes=(100,),
    rounds=1,
    seconds=0.2,
    warm_up=0.1,
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


def measure(plan, folder, log):
    """The outcomes of load.run by turn, one for each round. Everything is kept in `folder`."""
    with ExitStack() as stack:
        targets = {}
        for size in plan.sizes:
            log(f"Building {size:,} articles in three languages")
            var = folder / str(size)
            paths = json.loads(servers.manage(var, "bench", "--build", str(size)))
            address = stack.enter_context(servers.running(var))
            for page in PAGES:
                targets[page, size, False] = (address, paths[page])
                targets[page, size, True] = (address, _mirror(address, paths[page], page, var))
        outcomes = {turn: [] for turn in plan.turns}
        for turn in plan.turns:
            _load(*targets[turn], warm_up=0, seconds=max(plan.warm_up, 1), turn=turn)
        for number in range(plan.rounds):
            log(f"Round {number + 1} of {plan.rounds}")
            for turn in plan.turns[:: -1 if number % 2 else 1]:
                found = _load(*targets[turn], warm_up=plan.warm_up, seconds=plan.seconds, turn=turn)
                outcomes[turn].append(found)
        return outcomes


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


def _mirror(address, paths, page, var):
    """The paths of trivial views that answer exactly as these pages do."""
    (var / trivial.FOLDER).mkdir(exist_ok=True)
    mirrored = []
    for number, path in enumerate(paths):
        answer = _get(address, path)
        (var / trivial.FOLDER / f"{page}-{number}.html").write_bytes(answer[1])
        mirrored.append(f"/{trivial.FOLDER}/{page}-{number}/")
        if _get(address, mirrored[-1]) != answer:
            raise WrongAnswer(f"The trivial view does not answer as {path} does")
    return mirrored


def _get(address, path):
    """Type and bytes of an answer; WrongAnswer where it is not 200."""
    connection = HTTPConnection(*address, timeout=30)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        if response.status != 200:
            raise WrongAnswer(f"{path} answered {response.status}")
        return response.headers["Content-Type"], response.read()
    finally:
        connection.close()


def _load(address, paths, *, warm_up, seconds, turn):
    job = {
        "address": address,
        "paths": paths,
        "connections": CONNECTIONS,
        "warm_up": warm_up,
        "seconds": seconds,
        "most": MOST,
    }
    done = subprocess.run(
        [sys.executable, "-m", "articles.bench.load"],
        cwd=settings.BASE_DIR,
        input=json.dumps(job),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60 + warm_up + seconds,
    )
    outcome = json.loads(done.stdout)
    if outcome["wrong"]:
        raise WrongAnswer(f"{turn[0]}, {turn[1]:,} articles: {outcome['wrong']}")
    return outcome
