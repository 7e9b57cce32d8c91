"""The site as files: whole, with links that hold, and written only where something changed."""

import gzip
from datetime import timedelta
from io import StringIO
from urllib.parse import unquote

import brotli
import pytest
from django.core.management import CommandError, call_command
from django.db.models import F
from django.utils import timezone

from articles import workflow
from articles.bench import newsroom_rows
from articles.models import Edition, Generation
from articles.press.files import WHOLE, zstd
from articles.press.run import press
from articles.reader import querysets
from tests import make, media
from tests.press.pressed_links import dead

pytestmark = pytest.mark.django_db
ORIGIN = "http://127.0.0.1:8000"


@pytest.fixture(autouse=True)
def _two_languages(settings):
    settings.NEWSROOM_LANGUAGES = ["ko", "ar"]


@pytest.fixture
def four_to_a_page(monkeypatch):
    monkeypatch.setattr(querysets, "PAGE", 4)
    querysets.cards.cache_clear()
    yield
    querysets.cards.cache_clear()


def page(root, path):
    return (root / unquote(path).strip("/") / "index.html").read_text()


def files(root):
    return {
        str(file.relative_to(root)): file.read_bytes()
        for file in root.rglob("*")
        if file.is_file() and not file.name.startswith(".press")
    }


@pytest.mark.usefixtures("four_to_a_page")
def test_a_newsroom_of_many_stories_is_there_whole_and_every_link_holds(tmp_path):
    newsroom_rows.build(12)
    press(tmp_path)
    live = Edition.objects.live().filter(language__in=["ko", "ar"])
    assert live.count() == 24
    for edition in live:
        assert page(tmp_path, edition.get_absolute_url())
    # The rows' pictures have no files.
    assert [link for link in dead(tmp_path, ORIGIN) if not link[1].endswith(WHOLE)] == []
    assert len(list(tmp_path.glob("ko/archive/**/before/*/index.html"))) > 1


@pytest.mark.usefixtures("four_to_a_page")
def test_a_new_story_leaves_the_further_pages_of_a_list_as_they_are(tmp_path):
    section, now = make.section("sea"), timezone.now()
    for days in range(15, 0, -1):
        article = make.article("ko", section=section)
        make.live(article, "ko", at=now - timedelta(days=days))
    press(tmp_path)
    before = files(tmp_path)
    make.live(make.article("ko", section=section), "ko")
    press(tmp_path)
    changed = {name for name, data in files(tmp_path).items() if before.get(name) != data}
    assert "ko/sea/index.html" in changed
    assert {name for name in before if name.startswith("ko/sea/before/")}
    assert not {name for name in changed & before.keys() if name.startswith("ko/sea/before/")}
    assert list(dead(tmp_path, ORIGIN)) == []


def test_a_picture_comes_along_and_each_page_in_three_compressed_forms(tmp_path):
    photo = media.stored()
    make.live(make.article("ko", photos=[photo]), "ko")
    press(tmp_path)
    assert {f"media/{each['file']}" for each in photo.renditions} & files(tmp_path).keys()
    assert list(dead(tmp_path, ORIGIN)) == []
    whole = (tmp_path / "ko/index.html").read_bytes()
    assert gzip.decompress((tmp_path / "ko/index.html.gz").read_bytes()) == whole
    assert brotli.decompress((tmp_path / "ko/index.html.br").read_bytes()) == whole
    assert zstd.decompress((tmp_path / "ko/index.html.zst").read_bytes()) == whole


def test_a_language_is_pressed_again_once_its_generation_has_changed_or_ended(tmp_path):
    article = make.article("ko")
    edition = make.live(article, "ko", title="하나", slug="주소")
    now, counted = timezone.now(), {"number": 7, "raised_at": timezone.now(), "ends_at": None}
    Generation.objects.update_or_create(language="ko", defaults=counted)
    press(tmp_path)
    edition = Edition.objects.get(pk=edition.pk)
    # Raised by hand here, whether or not the verbs do so.
    make.live(article, "ko", title="둘", slug="주소")
    Generation.objects.filter(language="ko").update(**counted)
    press(tmp_path)
    assert "하나" in page(tmp_path, edition.get_absolute_url())
    Generation.objects.filter(language="ko").update(number=8)
    press(tmp_path)
    assert "둘" in page(tmp_path, edition.get_absolute_url())
    make.live(article, "ko", title="셋", slug="주소")
    past = {**counted, "number": 8, "ends_at": now - timedelta(seconds=1)}
    Generation.objects.filter(language="ko").update(**past)
    press(tmp_path)
    assert "셋" in page(tmp_path, edition.get_absolute_url())


def test_nothing_is_written_twice_and_what_is_gone_is_removed(tmp_path):
    staying = make.live(make.article("ko"), "ko")
    going = make.live(make.article("ar"), "ar")
    path = unquote(going.get_absolute_url()).strip("/")
    press(tmp_path)
    assert (tmp_path / path).is_dir()
    Generation.objects.update(number=F("number") + 1)
    assert press(tmp_path).written == 0
    going.article.delete()
    Generation.objects.update(number=F("number") + 1)
    assert press(tmp_path).removed
    assert not (tmp_path / path).exists()
    assert page(tmp_path, staying.get_absolute_url())


def test_withdrawn_stories_say_so_and_former_addresses_lead_on(tmp_path):
    moved = make.live(make.article("ko"), "ko", slug="전")
    former = moved.get_absolute_url()
    moved = make.live(moved.article, "ko", slug="후")
    withdrawn = make.live(make.article("ko"), "ko")
    address = withdrawn.get_absolute_url()
    workflow.withdraw(withdrawn, by=None, notice="틀렸습니다.")
    press(tmp_path)
    assert f'url={moved.get_absolute_url()}"' in page(tmp_path, former)
    lines = (tmp_path / "_redirects").read_text().splitlines()
    assert lines == ["/ /ko/ 302", f"{former} {moved.get_absolute_url()} 301"]
    assert "틀렸습니다." in page(tmp_path, address)
    assert "Content-Security-Policy: default-src 'self'" in (tmp_path / "_headers").read_text()


def test_a_page_that_is_not_there_and_no_form_that_nobody_answers(tmp_path):
    make.live(make.article("ko"), "ko")
    press(tmp_path)
    assert 'lang="ar" dir="rtl"' in (tmp_path / "ar/404.html").read_text()
    assert (tmp_path / "404.html").read_text()
    for name, data in files(tmp_path).items():
        assert b"<form" not in data, name
    assert "search" not in page(tmp_path, "/ko/")
    assert not (tmp_path / "ko/search").exists()


def test_a_language_given_up_goes(tmp_path, settings):
    make.live(make.article("ar"), "ar")
    press(tmp_path)
    settings.NEWSROOM_LANGUAGES = ["ko"]
    press(tmp_path)
    assert not (tmp_path / "ar").exists()
    assert (tmp_path / "ko/index.html").exists()


def test_a_host_that_is_not_allowed_is_refused(tmp_path, settings):
    settings.NEWSROOM_URL = "https://elsewhere.example"
    with pytest.raises(CommandError, match="NEWSROOM_HOSTS must name the host"):
        call_command("press", tmp_path, stdout=StringIO())
