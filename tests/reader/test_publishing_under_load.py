"""Publishing while readers come from all sides: seen within a second, and never taken back."""

import time
from threading import Event, Thread

import pytest
from django.db import connection

from articles import workflow
from articles.models import Edition
from articles.workflow.generations import renew
from tests import make
from tests.reader.kept_pages import Site

pytestmark = pytest.mark.django_db(transaction=True)
READERS = 2  # of each of two processes
TEXTS = 3


def title(number):
    return f"제목-{number}-"


def read(site, path, over, seen):
    """Notes when which text was seen: (asked at, answered at, number)."""
    try:
        while not over.wait(0.002):
            asked_at = time.monotonic()
            page = site.get_at_once(path).text
            found = [number for number in range(TEXTS + 1) if title(number) in page]
            seen.append((asked_at, time.monotonic(), found))
    finally:
        connection.close()


def test_a_new_text_is_seen_within_a_second_and_the_old_one_never_again(tmp_path):
    article = make.article()
    make.live(article, "ko", title=title(0), slug="story")
    path = Edition.objects.get(article=article).get_absolute_url()
    renew()
    sites = [Site(tmp_path) for _ in range(2)]
    for site in sites:
        for address in (path, "/ko/"):
            assert title(0) in site.get(address).text
    over, notes = Event(), [[] for _ in range(2 * READERS)]
    threads = [
        Thread(target=read, args=(sites[number % 2], (path, "/ko/")[number // 2 % 2], over, seen))
        for number, seen in enumerate(notes)
    ]
    for thread in threads:
        thread.start()
    published = [0.0]
    try:
        for number in range(1, TEXTS + 1):
            make.draft(article, "ko", title=title(number), slug="story")
            workflow.publish(article.edition("ko"), by=None)
            published.append(time.monotonic())
            wait_for(notes, number)
    finally:
        over.set()
        for thread in threads:
            thread.join(30)
    for seen in notes:
        assert [found for _asked, _answered, found in seen if len(found) != 1] == []
        numbers = [found[0] for _asked, _answered, found in seen]
        assert numbers[-1] == TEXTS
        assert numbers == sorted(numbers), "An old text came back."
        for asked_at, _answered, [number] in seen:
            late = [each for each in published[number + 1 :] if asked_at > each + 1]
            assert late == [], "A text was seen more than a second after it had been replaced."


def wait_for(notes, number):
    """Until every reader has the text, or two seconds are over."""
    until = time.monotonic() + 2
    while time.monotonic() < until:
        if all(seen and number in seen[-1][2] for seen in notes):
            return
        time.sleep(0.005)
