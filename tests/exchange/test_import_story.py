"""A story's text file becomes an article by one command, wholly or not at all."""

import io
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from articles import workflow
from articles.exchange import stories
from articles.models import Article, Author, Licence, Photo, Source, WantedPhoto
from articles.text import blocks
from tests import make
from tests.exchange.stories import SAMPLES
from tests.pictures.samples import painting, saved

pytestmark = pytest.mark.django_db
TEXT = SAMPLES["en"].text


@pytest.fixture(autouse=True)
def newsroom():
    """A section, so that stories have a place, and a licence for their pictures."""
    return SimpleNamespace(
        section=make.section("news"), licence=Licence.objects.get(code="CC-BY-4.0")
    )


@pytest.fixture
def write(tmp_path):
    """A function that writes a file and returns its path."""

    def write(content, name="story.txt"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def picture(write):
    return write(saved(painting(900, 600)), "picture.jpg")


@pytest.fixture
def sample(shared):
    return shared / "samples" / "story.id.txt"


def run(path, language="en", **options):
    """What the command says, and the newest article."""
    out = io.StringIO()
    call_command("import_story", str(path), language=language, stdout=out, **options)
    return SimpleNamespace(said=out.getvalue().splitlines(), article=Article.objects.first())


def refused(path, language="en", **options):
    """The reasons on the error output of a run that must fail, and must leave no trace."""
    before, out, err = traces(), io.StringIO(), io.StringIO()
    with pytest.raises(SystemExit) as exit_:
        call_command(
            "import_story", str(path), language=language, stdout=out, stderr=err, **options
        )
    assert exit_.value.code == 1
    assert traces() == before
    assert out.getvalue() == ""
    reasons = err.getvalue().splitlines()
    assert all(reason.endswith(".") for reason in reasons)
    return reasons


def traces():
    """Every row of the newsroom and every file in the media folders."""
    rows = {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in apps.get_app_config("articles").get_models()
    }
    media = settings.VAR / "media"
    return rows, sorted(path for path in media.rglob("*") if path.is_file())


# The sample


def test_the_sample_becomes_a_draft_that_needs_a_headline(sample):
    done = run(sample, "id")
    edition = done.article.edition("id")
    assert str(done.article) == "Needs a headline"
    assert (edition.newest.title, edition.state, edition.slug) == ("", "draft", None)
    assert done.article.source_language == "id"
    assert [author.name_ind for author in done.article.authors.all()] == ["Park Hye Ri"]
    lines = sample.read_text(encoding="utf-8").splitlines()[2:]
    assert blocks.plain(edition.newest.body).split("\n\n") == [line.strip() for line in lines]
    assert done.said == [
        "Recognised: Penulis: Park Hye Ri",
        "Recognised: Foto: Kantor Kepresidenan Republik Korea",
        "Writer: Park Hye Ri, new here",
        "Source: Kantor Kepresidenan Republik Korea, new here",
        f"Saved as a draft that needs a headline: story {done.article.pk}",
    ]


def test_the_samples_photo_is_wanted_with_its_credit(sample):
    wanted = run(sample, "id").article.wanted_photos.get()
    assert wanted.credit_wording == "Foto: Kantor Kepresidenan Republik Korea"
    assert wanted.source.name_ind == "Kantor Kepresidenan Republik Korea"
    assert (wanted.photographer, wanted.found) == (None, None)


def test_the_sample_with_a_headline_is_live_at_its_own_address(sample, client):
    done = run(sample, "id", title="Korea dan NATO sepakati kemitraan baru", publish=True)
    edition = done.article.edition("id")
    address = edition.get_absolute_url()
    assert edition.is_live
    month = f"{edition.published_at:%Y/%m}"
    assert address.startswith(f"/id/{month}/")
    assert done.said[-1] == f"Live at {address}"
    page = client.get(address)
    assert page.status_code == 200
    text = page.content.decode()
    for shown in ("Korea dan NATO sepakati kemitraan baru", "Park Hye Ri", "Vilnius, ibu kota"):
        assert shown in text
    assert "Penulis:" not in text


def test_the_sample_without_a_headline_is_not_published(sample):
    assert refused(sample, "id", publish=True) == ["The story needs a headline."]


# Every language


@pytest.mark.parametrize("code", SAMPLES)
def test_a_story_is_taken_in_and_published_in_every_language(code, write):
    sample = SAMPLES[code]
    done = run(write(sample.text), code, title=sample.title, publish=True)
    edition = done.article.edition(code)
    assert edition.is_live
    assert edition.live.title == sample.title
    names = [author.name_in(code) for author in done.article.authors.order_by("bylines__position")]
    assert names == [(name, code) for name in sample.writers]
    wanted = done.article.wanted_photos.get()
    credit = [thing and thing.name_in(code).text for thing in (wanted.photographer, wanted.source)]
    assert credit == [sample.photographer or None, sample.source or None]
    shown = blocks.plain(edition.live.body).split("\n\n")
    assert shown == [line for line in sample.text.split("\n") if line][-sample.paragraphs :]


@pytest.mark.parametrize("code", SAMPLES)
def test_the_same_text_with_other_line_ends_and_encodings_is_known_again(code, write):
    text = SAMPLES[code].text
    first = run(write(text), code).article
    for number, data in enumerate(
        [
            text.replace("\n", "\r\n").encode("utf-16"),
            b"\xef\xbb\xbf" + text.replace("\n", "\r").encode(),
            f"\n  {text}\n\n".encode(),
        ]
    ):
        reasons = refused(write(data, f"other-{number}.txt"), code)
        assert len(reasons) == 1
        assert f"story {first.pk}," in reasons[0]
        assert "--again" in reasons[0]


def test_a_text_in_an_older_encoding_is_read_reported_and_known_again(write):
    text = SAMPLES["ru"].text
    done = run(write(text.encode("cp1251")), "ru")
    assert done.said[0] == "Read as windows-1251; please check the letters."
    assert refused(write(text, "utf-8.txt"), "ru")


def test_a_text_taken_in_again_makes_another_story(write):
    first, second = run(write(TEXT)).article, run(write(TEXT), again=True).article
    assert first != second
    reasons = refused(write(TEXT))
    assert [f"story {first.pk}," in reasons[0], f"story {second.pk}," in reasons[1]] == [True, True]
    assert Author.objects.count() == 3


# Names


def test_the_writer_and_the_source_that_the_newsroom_knows_are_credited(write):
    author = make.author("park", en="Park Hye-ri", ko="박혜리")
    source = make.source(ko="맑은강 군청", id="kantor bupati  Sungai-Jernih")
    done = run(write(SAMPLES["id"].text), "id")
    assert list(done.article.authors.all()) == [author]
    assert done.article.wanted_photos.get().source == source
    assert "Writer: Park Hye Ri, known as Park Hye-ri" in done.said
    assert (Author.objects.count(), Source.objects.count()) == (1, 1)


def test_known_names_keep_what_they_are_called(write):
    author = make.author("park", en="Park Hye-ri")
    run(write(SAMPLES["id"].text), "id")
    author.refresh_from_db()
    assert author.name_en == "Park Hye-ri"
    assert not author.name_ind


def test_somebody_who_wrote_and_photographed_is_one_author(write):
    done = run(write("By Jane Doe\nPhoto: JANE DOE\n\nA story.\n"))
    assert done.article.wanted_photos.get().photographer == done.article.authors.get()


def test_one_writer_in_two_spellings_is_credited_once(write):
    done = run(write("Penulis: Park Hye Ri, Park Hye-ri\n\nSebuah cerita.\n"), "id")
    assert done.article.bylines.count() == 1


def test_a_lone_photo_credit_is_whatever_the_newsroom_knows_by_that_name(write):
    source = make.source(id="Cahaya Pagi")
    author = make.author("press", id="Studio Foto Bersama")
    first = run(write("Foto: Cahaya Pagi\n\nSebuah cerita.\n"), "id").article.wanted_photos.get()
    second = run(write("Foto: Studio Foto Bersama\n\nCerita lain.\n"), "id").article.wanted_photos
    assert (first.photographer, first.source) == (None, source)
    assert (second.get().photographer, second.get().source) == (author, None)


def test_namesakes_are_counted_so_that_somebody_looks(write):
    make.author("first", id="Park Hye Ri")
    make.author("second", id="Park Hye-Ri")
    said = run(write(SAMPLES["id"].text), "id").said
    assert "Writer: Park Hye Ri, known as Park Hye Ri; namesakes besides: 1" in said


# Sections


def test_the_story_is_put_into_the_section_named(write):
    culture = make.section("culture")
    assert run(write(TEXT), section="culture").article.section == culture


def test_the_first_section_is_the_default(write, newsroom):
    make.section("aaa").__class__.objects.filter(slug="aaa").update(position=9)
    assert run(write(TEXT)).article.section == newsroom.section


def test_a_newsroom_without_sections_takes_nothing_in(write, newsroom):
    newsroom.section.delete()
    assert refused(write(TEXT)) == ["The newsroom has no section yet; make one first."]


# Pictures


def test_a_picture_gets_the_credit_of_the_text_and_leads_the_story(write, picture, newsroom):
    options = {"photo": str(picture), "licence": "CC-BY-4.0", "alt": "A mill by a river"}
    done = run(write(TEXT), title="Old mill", publish=True, **options)
    placement = done.article.placements.get()
    photo = placement.photo
    assert placement.role == "lead"
    assert placement.alt_text_en == photo.alt_text_en == "A mill by a river"
    assert (photo.photographer.name_en, photo.source.name_en) == ("Ann Lee", "River Press")
    assert photo.licence == newsroom.licence
    assert photo.credit_wording == "Photo: Ann Lee/River Press"
    assert not done.article.wanted_photos.exists()
    assert done.article.edition("en").is_live


def test_a_story_that_fails_after_its_picture_was_stored_leaves_no_file(write, picture):
    reasons = refused(write(TEXT), photo=str(picture), publish=True)
    assert "The story needs a headline." in reasons
    assert any("licence" in reason for reason in reasons)
    assert any("alt text" in reason for reason in reasons)


def test_any_failure_after_the_picture_was_stored_leaves_no_file(write, picture, monkeypatch):
    def fail(*args, **kwargs):
        assert Photo.objects.exists()
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(workflow, "save_text", fail)
    before = traces()
    with pytest.raises(RuntimeError):
        run(write(TEXT), photo=str(picture))
    assert traces() == before


def test_a_picture_that_the_newsroom_has_keeps_its_credit_and_the_texts_is_noted(write, picture):
    first = run(write(TEXT), photo=str(picture), licence="CC-BY-4.0", alt="A mill").article
    photo = first.placements.get().photo
    authors = set(Author.objects.all())
    other = "By Jane Doe\nPhoto: Somebody Else\n\nAnother story.\n"
    done = run(write(other), photo=str(picture), title="Another", publish=True)
    assert done.article.placements.get().photo == photo
    assert (
        "The newsroom has this picture already; it keeps its credit,"
        " “Photo: Ann Lee / River Press”." in done.said
    )
    photo.refresh_from_db()
    assert photo.photographer.name_en == "Ann Lee"
    wanted = done.article.wanted_photos.get()
    assert (wanted.credit_wording, wanted.found) == ("Photo: Somebody Else", photo)
    assert set(Author.objects.all()) == authors
    assert done.article.placements.get().alt_text_en == "A mill"


def test_a_picture_without_a_credit_gets_that_of_the_text(write, picture, newsroom):
    stored = workflow.store_photo(picture.read_bytes(), by=None)
    done = run(
        write(TEXT),
        photo=str(picture),
        licence="CC-BY-4.0",
        alt="A mill",
        title="A mill",
        publish=True,
    )
    stored.refresh_from_db()
    assert (stored.photographer.name_en, stored.source.name_en) == ("Ann Lee", "River Press")
    assert stored.licence == newsroom.licence
    assert "The newsroom has this picture already; its credit was completed." in done.said


def test_a_refused_story_leaves_a_known_pictures_files_as_they_were(write, picture):
    workflow.store_photo(picture.read_bytes(), by=None)
    reasons = refused(write(TEXT), photo=str(picture), licence="CC-BY-4.0", publish=True)
    assert "The story needs a headline." in reasons


def test_a_picture_that_is_none_is_refused(write):
    (reason,) = refused(write(TEXT), photo=str(write(TEXT, "picture.jpg")))
    assert "picture.jpg" in reason


def test_a_licence_without_a_picture_is_refused(write):
    (reason,) = refused(write(TEXT), licence="CC-BY-4.0")
    assert "--photo" in reason


# Bad input


@pytest.mark.parametrize("code", ["", "xx", "tlh", "idn", "zh"])
def test_an_unknown_language_is_refused_and_the_known_ones_are_named(write, code):
    (reason,) = refused(write(TEXT), code)
    assert f"“{code}”" in reason
    assert "zh-hans" in reason


def test_a_language_that_is_switched_off_is_refused(write, settings):
    settings.NEWSROOM_LANGUAGES = ["ko", "id"]
    assert "“en”" in refused(write(TEXT), "en")[0]


@pytest.mark.parametrize("code", ["EN", "zh_Hans", "zh-Hans"])
def test_a_languages_code_may_be_typed_in_any_case(write, code):
    text = SAMPLES[code.lower().replace("_", "-")].text
    assert run(write(text), code).article.source_language == code.lower().replace("_", "-")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no text"),
        (b" \r\n\t ", "no text"),
        (b"\xef\xbb\xbf\n", "no text"),
        (b"%PDF-1.7 and so on", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture"),
        (b"PK\x03\x04\0\0word/document.xml", "word processor"),
        (bytes(range(256)) * 8, "not a text"),
        (b"Once upon a time" * 125_001, "2 MB"),
        (b"\xff\xfe\x00\xd8\x00\xd8", "can't be read"),
        ("Ein Satz mit Wörtern. ".encode() * 30 + b"\xc3 und einem Fehler", "damaged"),
    ],
    ids=str,
)
def test_a_file_that_is_no_story_is_refused_with_a_sentence(write, content, words):
    (reason,) = refused(write(content))
    assert words in reason


def test_a_missing_file_is_refused(tmp_path):
    (reason,) = refused(tmp_path / "absent.txt")
    assert reason.startswith("There is no file")


def test_a_folder_is_refused(tmp_path):
    (reason,) = refused(tmp_path)
    assert "is a folder" in reason


def test_a_missing_picture_is_refused(write, tmp_path):
    (reason,) = refused(write(TEXT), photo=str(tmp_path / "absent.jpg"))
    assert reason.startswith("There is no file")


def test_an_endless_file_is_refused_without_reading_it_all():
    (reason,) = refused("/dev/zero")
    assert "2 MB" in reason


def test_an_unknown_section_and_licence_are_refused_and_the_known_ones_named(write, picture):
    reasons = refused(write(TEXT), section="nws", photo=str(picture), licence="BY")
    known = " ".join(Licence.objects.values_list("code", flat=True))
    assert "CC-BY-4.0" in known
    assert reasons == [
        "There is no section “nws”, but there are: news.",
        f"There is no licence “BY”, but there are: {known}.",
    ]


def test_everything_that_is_wrong_is_said_at_once(tmp_path):
    reasons = refused(
        tmp_path / "absent.txt",
        "xx",
        section="nws",
        photo=str(tmp_path),
        licence="BY",
        title="\udcff",
    )
    assert len(reasons) == 6


def test_a_headline_that_is_too_long_is_refused(write):
    (reason,) = refused(write(TEXT), title="x" * 251)
    assert "250" in reason


def test_a_headline_of_spaces_is_none(write):
    assert refused(write(TEXT), title="  ", publish=True) == ["The story needs a headline."]


def test_a_text_of_credit_lines_alone_has_no_story_to_publish(write):
    done = refused(write("By Jane Doe\nPhoto: Ann Lee\n"), title="Old mill", publish=True)
    assert done == ["The story has no text."]


def test_a_text_without_a_writer_is_a_draft_but_not_published(write):
    path = write("A story that nobody signed.\n")
    assert refused(path, title="Unsigned", publish=True) == ["The story has no byline."]
    assert not run(path, title="Unsigned").article.authors.exists()


def test_the_story_may_come_from_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert run("-").article.authors.count() == 2


def test_a_terminal_that_lacks_the_letters_does_not_make_a_saved_story_a_failure(write):
    terminal = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    call_command("import_story", str(write(SAMPLES["ko"].text)), language="ko", stdout=terminal)
    terminal.flush()
    assert b"Saved as a draft" in terminal.buffer.getvalue()


@pytest.mark.django_db(transaction=True)
def test_the_same_text_taken_in_twice_at_once_becomes_one_story():
    story = stories.propose(TEXT.encode(), "en").story

    def take_in(_number):
        try:
            return stories.take_in(story, by=None).article.pk
        except stories.TakenInBefore as refusal:
            return [article.pk for article in refusal.articles]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(take_in, range(4)), key=str)
    made = Article.objects.get().pk
    assert answers == [made, [made], [made], [made]]
    assert Author.objects.count() == 3


def test_everything_is_done_by_the_newsroom_itself(write):
    article = run(write(TEXT), title="Old mill", publish=True).article
    assert article.created_by is None
    assert set(article.events.values_list("verb", flat=True)) == {
        "create_article",
        "save_text",
        "want_photo",
        "publish",
    }
    assert WantedPhoto.objects.count() == 1
