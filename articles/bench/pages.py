"""Pages beside the trivial view: rounds in which all take turns, in newsrooms of several sizes.

Turns are short, so that whatever else the machine does falls on all alike, and each ratio is
one of neighbours in time.
"""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from http.client import HTTPConnection
from typing import NamedTuple

from django.conf import settings

from articles.bench import databases, servers, trivial
from articles.bench.measure import WrongAnswer

PAGES = ("front", "section", "tag", "story", "feed", "search")
# A page as readers get it, from the cache, and rendered anew each time; beside each what a view
# that does nothing but return the same bytes costs, without and with Django's usual middleware.
BESIDE = {"cached": "bare", "rendered": "trivial"}
CONNECTIONS = 16  # whichever process each falls to, all have their share
STORIES = 70  # of each language
MOST = 200_000  # requests in one turn


class Turn(NamedTuple):
    """One kind of answer, of one page, in a newsroom of `size` articles on one database."""

    database: str
    size: int
    page: str
    kind: str


def turns(plan):
    """Every Turn in the order of a round, each beside the one that it is held against."""
    return [
        Turn(database, size, page, kind)
        for page in PAGES
        for database in databases.available()
        for size in plan.sizes
        for pair in BESIDE.items()
        for kind in pair
    ]


def measure(plan, folder, log):
    """The outcomes of load.run by Turn, one for each round, and the seconds after which readers
    saw each of some updates, by database. Everything is kept in `folder`."""
    order = turns(plan)
    with ExitStack() as stack:
        urls = stack.enter_context(databases.running(plan.sizes))
        targets = _targets(plan, urls, folder, stack, log)
        outcomes = {turn: [] for turn in order}
        for turn in order if plan.warm_up else ():
            load(*targets[turn], warm_up=0, seconds=plan.warm_up, said=turn)
        for number in range(plan.rounds):
            log(f"Round {number + 1} of {plan.rounds}")
            for turn in order[:: -1 if number % 2 else 1]:
                found = load(*targets[turn], warm_up=plan.warm_up, seconds=plan.seconds, said=turn)
                outcomes[turn].append(found)
        return outcomes, _measure_freshness(plan, urls, targets, folder, log)


def _measure_freshness(plan, urls, targets, folder, log):
    """In the middle newsroom, last of all: its stories are no longer the same afterwards."""
    size, found = plan.sizes[len(plan.sizes) // 2], {}
    for database in databases.available():
        log(f"Publishing updates on {database}")
        (host, port), _paths = targets[Turn(database, size, "story", "cached")]
        arguments = (host, str(port), str(plan.warm_pages), str(plan.updates))
        var, url = folder / f"{database}-{size}", urls[database, size]
        found[database] = json.loads(
            servers.manage(var, "bench", "--fresh", *arguments, database=url)
        )
    return found


def _targets(plan, urls, folder, stack, log):
    """(address, paths) by Turn, each newsroom served until the `stack` is left."""
    built = _build(urls, folder, log)
    targets = {}
    for (database, size), paths in built.items():
        var = folder / f"{database}-{size}"
        address = stack.enter_context(servers.running(var, urls[database, size]))
        for page in PAGES:
            names = _keep(address, paths[page], page, var)
            by_kind = {
                "cached": paths[page],
                "bare": [f"/bare/{name}/" for name in names],
                "rendered": [f"/rendered{path}" for path in paths[page]],
                "trivial": [f"/trivial/{name}/" for name in names],
            }
            _compare(address, by_kind)
            for kind, asked in by_kind.items():
                targets[Turn(database, size, page, kind)] = (address, asked)
    return targets


def _build(urls, folder, log):
    """The paths to ask for, by (database, size); two newsrooms are written at a time."""

    def build(place):
        database, size = place
        log(f"Building {size:,} articles in three languages on {database}")
        var = folder / f"{database}-{size}"
        return json.loads(servers.manage(var, "bench", "--build", str(size), database=urls[place]))

    with ThreadPoolExecutor(2) as pool:
        # The large ones first: nobody waits for one of them alone at the end.
        places = sorted(urls, key=lambda place: -place[1])
        return dict(zip(places, pool.map(build, places), strict=True))


def _keep(address, paths, page, var):
    """The names under which the trivial views find what these pages answered."""
    (var / trivial.FOLDER).mkdir(exist_ok=True)
    names = []
    for number, path in enumerate(paths):
        type_, body = get(address, f"/rendered{path}")
        names.append(f"{page}-{number}")
        (var / trivial.FOLDER / f"{names[-1]}.body").write_bytes(body)
        (var / trivial.FOLDER / f"{names[-1]}.type").write_text(type_)
    return names


def _compare(address, by_kind):
    for together in zip(*by_kind.values(), strict=True):
        if len({get(address, path) for path in together}) > 1:
            raise WrongAnswer(f"These answer differently: {', '.join(together)}")


def get(address, path):
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


def load(address, paths, *, warm_up, seconds, said):
    """What a process of its own finds that asks for the paths; WrongAnswer where one is not 200."""
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
        raise WrongAnswer(f"{said}: {outcome['wrong']}")
    return outcome
