"""Where processes share pages, and how they share the work of rendering them."""

import logging
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from threading import Event, Thread

import pytest
import redis

from articles.reader.page_cache import files, pages, stores, valkey
from articles.reader.page_cache.files import Files
from articles.reader.page_cache.valkey import Valkey
from articles.workflow.generations import renew
from tests.reader.kept_pages import Site, page

NAME, OTHER = "ab" * 32, "cd" * 32
SERVER = shutil.which("valkey-server") or shutil.which("redis-server")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The address of a Redis or Valkey of this machine's own, reached by a socket alone."""
    if SERVER is None:
        pytest.skip("Neither valkey-server nor redis-server is installed.")
    folder = tmp_path_factory.mktemp("valkey")
    socket = f"/tmp/newsroom-valkey-{os.getpid()}.sock"
    options = ("--port", "0", "--unixsocket", socket, "--save", "", "--dir", str(folder))
    process = subprocess.Popen([SERVER, *options], stdout=subprocess.DEVNULL)
    try:
        wait_for(redis.Redis(unix_socket_path=socket))
        yield f"unix://{socket}"
    finally:
        process.terminate()
        process.wait(10)


def wait_for(client):
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with suppress(redis.ConnectionError):
            client.ping()
            return
        time.sleep(0.02)
    raise TimeoutError("The server did not answer.")


@pytest.fixture(params=["files", "valkey"])
def store(request, tmp_path):
    if request.param == "files":
        return Files(tmp_path / "pages", 10_000_000)
    made = Valkey(request.getfixturevalue("server"))
    made.client.flushdb()
    return made


def test_what_was_put_last_is_what_one_gets(store):
    assert store.get(NAME) is None
    store.put(NAME, b"a\nb\0")
    store.put(NAME, b"c")
    store.put(OTHER, b"other")
    assert (store.get(NAME), store.get(OTHER)) == (b"c", b"other")


def test_one_at_a_time_has_the_lock_of_a_page(store):
    with store.lock(NAME) as first, store.lock(NAME) as second, store.lock(OTHER) as other:
        assert (first, second, other) == (True, False, True)
    with store.lock(NAME) as again:
        assert again


def test_what_goes_wrong_under_a_lock_goes_on_and_frees_it(store):
    with pytest.raises(RuntimeError), store.lock(NAME):
        raise RuntimeError
    with store.lock(NAME) as is_mine:
        assert is_mine


def test_a_killed_process_keeps_no_lock(tmp_path):
    hold = (
        "import runpy, sys, time; Files = runpy.run_path(sys.argv[3])['Files']\n"
        "lock = Files(sys.argv[1], 1).lock(sys.argv[2]); lock.__enter__()\n"
        "print('held', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", hold, str(tmp_path), NAME, files.__file__]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"held\n"
        store = Files(tmp_path, 1)
        with store.lock(NAME) as is_mine:
            assert not is_mine
        process.kill()
        process.wait()
        with store.lock(NAME) as is_mine:
            assert is_mine


def test_a_folder_keeps_the_pages_written_last_and_no_more_than_it_may(tmp_path):
    store = Files(tmp_path, 250 * files.PARTS)
    names = [NAME[:2] + str(number) * 62 for number in range(4)]
    for number, name in enumerate(names):
        store.put(name, b"x" * 100)
        os.utime(tmp_path / name[:2] / name[2:], (number, number))
    left = tmp_path / NAME[:2] / ".left"
    left.touch()
    os.utime(left, (0, 0))
    store.sweep(tmp_path / NAME[:2])
    assert [store.get(name) is not None for name in names] == [False, False, True, True]
    assert not left.exists()


@pytest.mark.django_db
def test_a_folder_that_can_not_be_written_means_that_pages_are_rendered(tmp_path):
    renew()
    (tmp_path / "file").write_text("in the way")
    site = Site(tmp_path / "file", page())
    assert site.get("/ko/").status == 200
    # This process has it at hand all the same.
    assert site.get("/ko/").status == 200
    assert len(site.django.asked) == 1


@pytest.mark.django_db
def test_a_server_that_is_down_means_that_pages_are_rendered(tmp_path, caplog):
    renew()
    caplog.set_level(logging.WARNING)
    down = Valkey(f"unix://{tmp_path}/nothing.sock")
    site = Site(tmp_path, page(), store=down, memory=0)
    assert [site.get("/ko/").status for _ in range(3)] == [200, 200, 200]
    assert len(site.django.asked) == 3
    # It is asked again after a while, not by every page.
    assert caplog.text.count("can't be reached") == 1


@pytest.mark.django_db
def test_processes_on_several_machines_share_pages(server, tmp_path):
    renew()
    first, second = (Site(tmp_path, page(), store=Valkey(server)) for _ in range(2))
    assert first.get("/ko/").body == second.get("/ko/").body
    assert second.django.asked == []


def test_the_settings_choose_the_store(settings, tmp_path):
    settings.PAGES = {"folder": tmp_path, "redis": "", "disk": 1, "memory": 1}
    assert isinstance(stores.shared_store(), files.Files)
    settings.PAGES = settings.PAGES | {"redis": "redis://localhost:1/0"}
    assert isinstance(stores.shared_store(), valkey.Valkey)


class Slow:
    """An application whose answer somebody waits for."""

    def __init__(self, body):
        self.body, self.begun, self.go_on = body, Event(), Event()

    def __call__(self, environ, start_response):
        self.begun.set()
        assert self.go_on.wait(10)
        return page(self.body)(environ, start_response)


@contextmanager
def rendering(site, application):
    """Another thread renders the page for as long as the block lasts; gives what it got."""
    site.django.application, got = application, []
    now = time.time()
    generation = site.layer.seen.current("ko", now)
    site.layer.seen.current = lambda code, now: generation
    site.layer.pages.current = site.layer.seen.current
    thread = Thread(target=lambda: got.append(site.get_at_once("/ko/")))
    thread.start()
    assert application.begun.wait(10)
    try:
        yield got
    finally:
        application.go_on.set()
        thread.join(10)


@pytest.mark.django_db
def test_while_one_renders_a_new_page_the_others_get_the_one_from_before_for_a_moment(tmp_path):
    renew()
    site = Site(tmp_path, page(b"before"))
    assert site.get("/ko/").body == b"before"
    renew("ko")
    site.layer.seen.committed = None
    with rendering(site, Slow(b"after")) as got:
        answer = site.get_at_once("/ko/")
        assert answer.body == b"before"
        assert answer.headers["cache-control"] == "public, max-age=0, s-maxage=0"
        assert site.django.asked == ["/ko/", "/ko/"]
    assert got[0].body == b"after"
    assert site.get_at_once("/ko/").body == b"after"


@pytest.mark.django_db
def test_who_comes_while_a_first_page_is_rendered_waits_for_it(tmp_path):
    renew()
    site, slow, got = Site(tmp_path), Slow(b"page"), []
    with rendering(site, slow):
        second = Thread(target=lambda: got.append(site.get_at_once("/ko/")))
        second.start()
        assert not got
    second.join(10)
    assert got[0].body == b"page"
    assert site.django.asked == ["/ko/"]


@pytest.mark.django_db
@pytest.mark.parametrize(("raised", "age"), [(2, 0.0), (1, pages.MOMENT)])
def test_no_page_from_longer_ago_is_given_instead(tmp_path, monkeypatch, raised, age):
    """Neither one from before the last change but one, nor after the moment is over."""
    monkeypatch.setattr(pages, "PATIENCE", 0.01)
    renew()
    site = Site(tmp_path, page(b"before"))
    site.get("/ko/")
    for _ in range(raised):
        renew("ko")
    site.layer.seen.committed = None
    slow = Slow(b"after")
    with rendering(site, slow):
        site.django.application = page(b"own")
        assert site.get_at_once("/ko/", now=time.time() + age).body == b"own"


@pytest.mark.django_db
def test_an_address_whose_answer_is_not_kept_keeps_nobody_waiting(tmp_path):
    renew()
    site = Site(tmp_path, page(status="404 Not Found"))
    site.get("/ko/")
    with rendering(site, Slow(b"x")):
        site.django.application = page(b"own", status="404 Not Found")
        assert site.get_at_once("/ko/").body == b"own"
