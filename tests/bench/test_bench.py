"""The bench runs to its end, tells the truth, and leaves nothing behind."""

import os
import re
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from articles.bench import databases, freshness, load, measure, pages, report, servers
from articles.management.commands.serve import granian


class Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append((self.client_address, self.path))
        body = b"x" * 100_000
        self.send_response(503 if self.path == "/broken/" else 200)
        self.send_header("Content-Length", str(0 if self.path == "/silent/" else len(body)))
        self.end_headers()
        self.wfile.write(body if self.path != "/silent/" else b"")

    def log_message(self, *arguments):
        pass


@pytest.fixture
def answering():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.daemon_threads = True
    server.asked = []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def job(server, **changed):
    return {
        "address": server.server_address,
        "paths": ["/a/", "/b/"],
        "connections": 4,
        "warm_up": 0,
        "seconds": 30,
        "most": 20,
    } | changed


def rates(*each):
    return [{"per_second": rate, "p50": 1, "p95": 2} for rate in each]


def test_the_load_asks_over_few_connections_and_stops_at_its_bound(answering):
    outcome = load.run(job(answering))
    assert outcome["requests"] == len(answering.asked) == 20
    assert outcome["wrong"] == {}
    assert 0 < outcome["p50"] <= outcome["p95"]
    assert len({client for client, _path in answering.asked}) == 4
    assert {path for _client, path in answering.asked} == {"/a/", "/b/"}


def test_the_load_stops_when_its_time_is_over(answering):
    outcome = load.run(job(answering, seconds=0, most=1_000_000))
    # Those that were asked at once are still waited for.
    assert outcome["requests"] == 4


def test_the_warm_up_counts_nothing(answering):
    outcome = load.run(job(answering, warm_up=30, most=10))
    assert outcome["requests"] == 10
    assert len(answering.asked) == 20


def test_an_answer_that_is_not_200_is_reported(answering):
    assert load.run(job(answering, paths=["/a/", "/broken/"]))["wrong"] == {"/broken/": 503}


def test_an_answer_without_a_body_is_whole(answering):
    assert load.run(job(answering, paths=["/silent/"]))["requests"] == 20


def test_a_percentile_is_the_nearest_rank_in_milliseconds():
    times = [number / 1000 for number in range(1, 101)]
    assert load.percentile(times, 50) == pytest.approx(50)
    assert load.percentile(times, 95) == pytest.approx(95)
    assert load.percentile(times[:1], 95) == pytest.approx(1)
    assert load.percentile([], 50) == 0


def test_a_ratio_is_the_median_of_the_rounds_ratios():
    assert report.ratio(rates(10, 20, 90), rates(100, 100, 100)) == 0.2


def test_the_report_sets_each_page_beside_its_trivial_view_and_sizes_beside_each_other():
    rate = {"bare": 1000, "cached": 900, "trivial": 1000}
    outcomes = {
        pages.Turn(database, size, page, kind): rates(rate.get(kind, 250 if size == 1_000 else 200))
        for page in pages.PAGES
        for database in ("sqlite", "postgresql")
        for size in (1_000, 20_000)
        for kind in ("cached", "bare", "rendered", "trivial")
    }
    lines = list(report.lines(outcomes, (1_000, 20_000)))
    assert lines[2].split()[:6] == ["front", "sqlite", "1,000", "900", "1000", "0.90"]
    assert lines[3].split()[:3] == ["front", "sqlite", "20,000"]
    assert lines[2].split()[-1] == "0.250"
    assert lines[-1].split() == ["search", "sqlite", "1.25", "postgresql", "1.25"]


def test_the_report_says_how_late_the_latest_update_was():
    lines = list(report.freshness_lines({"sqlite": [0.01, 0.02, 0.3]}, 10_000))
    assert lines[-1].split() == ["sqlite", "3", "20", "300"]


def test_an_old_text_after_a_second_fails_the_measure(monkeypatch):
    monkeypatch.setattr(freshness, "LATEST", 0)
    monkeypatch.setattr(freshness, "_ask", lambda connection, path: b"the old headline")
    with pytest.raises(freshness.Stale, match="/ko/a/ was old"):
        freshness._watch([None], "/ko/a/", b"the new one")


def test_the_bench_starts_the_server_as_serve_does():
    command = granian("127.0.0.1", "80")
    assert command[-1] == "newsroom.wsgi:application"
    other = granian("127.0.0.1", "80", application="other")
    assert other[:-1] == command[:-1]


def test_a_newsroom_under_measure_has_no_setting_of_its_machine(monkeypatch):
    monkeypatch.setenv("NEWSROOM_DEBUG", "1")
    monkeypatch.setenv("GRANIAN_WORKERS", "9")
    environment = servers.environment(Path("/somewhere"))
    assert environment["NEWSROOM_VAR"] == "/somewhere"
    assert "NEWSROOM_DEBUG" not in environment
    assert "GRANIAN_WORKERS" not in environment


def test_a_page_that_does_not_answer_200_fails_the_bench(answering, monkeypatch):
    def measured(plan, folder, log):
        return pages.get(answering.server_address, "/broken/")

    monkeypatch.setattr(pages, "measure", measured)
    with pytest.raises(CommandError, match="/broken/ answered 503"):
        call_command("bench", quick=True, stdout=StringIO())


def test_a_trivial_view_with_other_bytes_than_its_page_fails_the_bench(monkeypatch):
    monkeypatch.setattr(pages, "get", lambda address, path: ("text/html", path.encode()))
    with pytest.raises(measure.WrongAnswer, match="/ko/, /bare/front-0/"):
        pages._compare(("127.0.0.1", 0), {"cached": ["/ko/"], "bare": ["/bare/front-0/"]})


def test_a_quick_bench_measures_each_page_and_leaves_nothing_behind(monkeypatch, tmp_path):
    started = []
    real = servers.subprocess.Popen

    class Noted(real):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            started.append(self)

    monkeypatch.setattr(databases, "available", lambda: ("sqlite",))
    for module in (pages, report):
        monkeypatch.setattr(module, "PAGES", ("story", "search"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(servers.subprocess, "Popen", Noted)
    before = sorted(settings.VAR.rglob("*"))
    out = StringIO()
    call_command("bench", quick=True, stdout=out)

    for page in pages.PAGES:
        for database in databases.available():
            line = re.search(rf"^{page} +{database} +60 +(.+)$", out.getvalue(), re.M)
            assert line, out.getvalue()
            assert all(float(figure) > 0 for figure in line[1].split())
    servers_started = [process for process in started if "granian" in process.args[0]]
    assert len(servers_started) == len(databases.available())
    for server in servers_started:
        assert server.returncode is not None
        with pytest.raises(ProcessLookupError):
            os.killpg(server.pid, 0)
    assert list(tmp_path.iterdir()) == []
    assert sorted(settings.VAR.rglob("*")) == before
