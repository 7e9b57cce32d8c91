"""What every test stands on: a data folder and a database that the run makes and removes.

With CI=true a skipped test is a failure: what CI was to show, it must show.
"""

import gc
import os
import shutil
import signal
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.utils import translation

from articles.bench import postgres
from articles.management.commands.compile_catalogues import compile_if_newer

CHECKOUT = Path(__file__).resolve().parent.parent
CI = os.environ.get("CI") == "true"
PLACE = pytest.StashKey[dict]()


def pytest_addoption(parser):
    parser.addoption(
        "--database",
        choices=("sqlite", "postgresql"),
        default="sqlite",
        help="what the tests run on; postgresql is started for the run from the machine's own",
    )


def pytest_configure(config):
    if settings.configured:
        raise pytest.UsageError("DJANGO_SETTINGS_MODULE is set: unset it, the tests set their own.")
    # A process of pytest-xdist is told by the one that started it.
    place = getattr(config, "workerinput", {}).get("place") or make_place(config)
    config.stash[PLACE] = place
    # The process that only deals out tests loads no settings: the others would inherit them.
    if not config.getoption("tx", None):
        load_settings(Path(place["folder"], os.environ.get("PYTEST_XDIST_WORKER", "main")), place)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node):
    node.workerinput["place"] = node.config.stash[PLACE]


def make_place(config):
    """Make the folder and the database server of this run, gone again when the run ends."""
    for catalogue in CHECKOUT.glob("articles/locale/*/LC_MESSAGES/*.po"):
        compile_if_newer(catalogue)
    # Being told to stop must clean up as Ctrl-C does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    stack = ExitStack()
    config.add_cleanup(stack.close)
    folder = tempfile.mkdtemp(prefix="newsroom-tests-")
    stack.callback(shutil.rmtree, folder, ignore_errors=True)
    if config.getoption("database") == "sqlite":
        return {"folder": folder, "database": ""}
    programs = postgres.binaries()
    if programs is None:
        pytest.exit("PostgreSQL is not installed: its tests were left out.", returncode=int(CI))
    return {"folder": folder, "database": stack.enter_context(postgres.running(programs))}


def load_settings(var, place):
    """Load the newsroom's settings as on a new machine, with its data in the folder `var`."""
    for name in [name for name in os.environ if name.startswith("NEWSROOM_")]:
        del os.environ[name]
    os.environ["NEWSROOM_VAR"] = str(var)
    os.environ["NEWSROOM_DATABASE_URL"] = place["database"]
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Files are served from where they are written: no collecting, no hashed names.
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    if not place["database"]:
        # In memory, SQLite would have one connection and so no two transactions at once.
        settings.DATABASES["default"]["TEST"] = {"NAME": str(var / "test.sqlite3")}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    # Playwright's event loop keeps running: no test that starts its own may come after it.
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


def pytest_collection_finish():
    """What stands by now stays to the end: the collector of garbage need not walk through it."""
    gc.collect()
    gc.freeze()


def refuse_skip(report):
    if CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{reason} (with CI=true a skip is a failure)"
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport():
    return refuse_skip((yield))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report():
    return refuse_skip((yield))


@receiver(setting_changed)
def forget_other_languages(setting, **_signal):
    """A process works in the same languages all its life, but for tests that choose others: what
    the reader's rooms have made for these must not be met by the next test."""
    if setting == "NEWSROOM_LANGUAGES":
        rooms = [room for name, room in sys.modules.items() if name.startswith("articles.reader")]
        for room in rooms:
            for each in vars(room).values():
                getattr(each, "cache_clear", int)()


@pytest.fixture(autouse=True)
def _clean_slate():
    """No test sees the cached pages or the language of the one before."""
    yield
    translation.deactivate()
    for cache in caches.all(initialized_only=True):
        cache.clear()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The tables, to which a test that commits gives back what the migrations put into them."""
    from django.test import TransactionTestCase  # no settings yet while this file is read

    from tests import emptied

    with django_db_blocker.unblock():
        kept = emptied.contents()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: emptied.restore(kept))
        yield


@pytest.fixture(scope="session")
def made_once(pytestconfig):
    """Keeps the files that are made of the demo's pictures, for whoever asks next."""
    from articles.pictures.render import renditions
    from tests.demo.kept_pictures import keeping, makers

    folder = pytestconfig.cache.mkdir("demo-pictures") / makers()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("articles.workflow.photos.developing.renditions", keeping(renditions, folder))
        yield


@pytest.fixture(scope="session")
def pressed(django_db_setup, django_db_blocker, made_once):
    """The folder in which the demo newsroom lies as files: site/ and desk/."""
    from tests.judges import demo_site

    folder = settings.VAR.parent / "judged"
    with demo_site.once(folder) as is_to_do, django_db_blocker.unblock():
        if is_to_do:
            demo_site.fill(folder)
    return folder


@pytest.fixture(scope="session")
def shared():
    """The folder of sample stories and photographs beside the checkout."""
    folder = CHECKOUT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("There is no folder shared/ beside the checkout.")
    return folder
