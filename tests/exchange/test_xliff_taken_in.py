"""XLIFF taken in: like any save, with its rights, its conflicts, and a word about what is odd."""

import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from lxml import etree

from articles import workflow
from articles.exchange.xliff import edition_to_send, export_edition, export_set, import_file
from articles.models import Edition, Event, Revision
from tests import make
from tests.exchange import xliff

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("version", ["2.1", "1.2"])
LINK = '<p>يقول <a href="https://example.org/?a=1&amp;b=2">الموقع</a> <strong>كل</strong> شيء.</p>'


@pytest.fixture
def article():
    return xliff.story()


def newest(article, code="ar"):
    return article.edition(code).newest


def linked():
    article = make.article("ko")
    link = '<a href="https://example.org/?a=1&amp;b=2">사이트</a>'
    body = f"<p>이 {link}는 <strong>모두</strong> 말한다.</p>"
    make.draft(article, "ko", body=body)
    make.draft(article, "ar", body=LINK)
    return article


@BOTH
def test_a_changed_paragraph_becomes_a_new_revision_and_nothing_is_published(article, version):
    workflow.publish(article.edition("ar"), by=None)
    by = make.user("Translator ar")
    before = newest(article)
    data = xliff.edited(xliff.export(article, version=version), {"body.5": "خاتمة أخرى."})
    result = xliff.taken_in(data, by)
    edition = article.edition("ar")
    assert result.edition == edition
    assert result.revision == edition.newest
    assert (edition.newest.number, edition.newest.created_by) == (2, by)
    assert edition.newest.body == before.body.replace("الفقرة الأخيرة.", "خاتمة أخرى.")
    assert edition.live == before
    assert Event.objects.filter(verb="save_text", by=by, revision=edition.newest).exists()


def test_without_the_right_for_the_language_nothing_changes(article):
    data = xliff.edited(xliff.export(article), {"title": "آخر"})
    result = xliff.taken_in(data, make.user("Translator id", "Journalist"))
    assert result.is_refused
    assert result.told == ["Your account does not have the right to do this."]
    assert newest(article).number == 1


def test_a_text_that_somebody_saved_meanwhile_is_not_overwritten(article):
    data = xliff.edited(xliff.export(article), {"title": "من الملف"})
    make.draft(article, "ar", **xliff.ARABIC | {"title": "من المكتب"})
    result = xliff.taken_in(data)
    assert result.is_refused
    assert "version 2 is the newest" in result.told[0]
    assert newest(article).title == "من المكتب"


def test_a_second_first_translation_is_a_conflict_too():
    article = xliff.story(translated=False)
    data = export_edition(edition_to_send(article, "ar"))
    make.draft(article, "ar", title="من المكتب")
    result = xliff.taken_in(xliff.edited(data, {"title": "من الملف"}))
    assert result.is_refused
    assert newest(article).title == "من المكتب"


@BOTH
def test_the_same_file_twice_writes_once(article, version):
    data = xliff.edited(xliff.export(article, version=version), {"title": "جديد"})
    assert xliff.taken_in(data).revision.number == 2
    again = xliff.taken_in(data)
    assert again.revision is None
    assert newest(article).number == 2


def test_an_original_that_moved_on_is_told_and_the_base_stays(article):
    data = xliff.edited(xliff.export(article), {"body.5": "خاتمة.", "title": "جديد"})
    body = xliff.KOREAN["body"].replace("마지막 문단입니다.", "바뀐 문단입니다.")
    make.draft(article, "ko", **xliff.KOREAN | {"body": body})
    base = article.edition("ar").base
    result = xliff.taken_in(data)
    edition = article.edition("ar")
    assert result.revision == edition.newest
    assert (edition.base, edition.is_outdated) == (base, True)
    assert result.told[0].startswith("The original has changed since the file was made (version 1")
    assert result.told[1] == "Changed in the original: paragraph 6."


def test_a_first_translation_stands_on_the_version_that_it_was_made_from():
    article = xliff.story(translated=False)
    data = xliff.edited(export_edition(edition_to_send(article, "ar")), {"title": "أول"})
    first = article.edition("ko").newest
    make.draft(article, "ko", **xliff.KOREAN | {"title": "바뀐 제목"})
    result = xliff.taken_in(data)
    edition = article.edition("ar")
    assert result.revision.number == 1
    assert (edition.base, edition.is_outdated) == (first, True)
    assert edition.made_from == article.edition("ko")


def test_what_was_only_given_to_somebody_is_made_from_the_files_original():
    article = xliff.story(translated=False)
    make.draft(article, "en", title="Summit", body="<p>One.</p>")
    english = article.edition("en")
    data = export_edition(Edition(article=article, language="fr", made_from=english))
    workflow.assign([(article, "fr")], to=make.user("Translator fr"), by=None)
    make.draft(article, "en", title="Changed", body="<p>One.</p>")
    result = xliff.taken_in(xliff.edited(data, {"title": "Sommet"}))
    edition = article.edition("fr")
    assert (edition.made_from, edition.base) == (english, english.newest)
    assert result.told[-1] == "Changed in the original: title."


def test_a_later_import_moves_no_base():
    article = xliff.story()
    make.draft(article, "ko", **xliff.KOREAN | {"title": "바뀐 제목"})
    base = article.edition("ar").base
    data = xliff.edited(xliff.export(article), {"title": "تابع"})
    assert xliff.taken_in(data).revision
    assert article.edition("ar").base == base


def test_a_translation_of_a_translation_goes_by_its_own_original():
    article = xliff.story(translated=False)
    make.draft(article, "en", title="Summit", body="<p>One.</p>")
    workflow.open_edition(article, "id", made_from=article.edition("en"))
    data = export_edition(edition_to_send(article, "id"))
    assert etree.fromstring(data).get("srcLang") == "en"
    result = xliff.taken_in(xliff.edited(data, {"title": "KTT", "body.0": "Satu."}))
    edition = article.edition("id")
    assert (edition.newest, edition.made_from) == (result.revision, article.edition("en"))
    assert edition.newest.body == "<p>Satu.</p>"


@BOTH
def test_what_is_taken_in_is_sanitised(article, version):
    evil = "&lt;script&gt;alert(1)&lt;/script&gt; &lt;b&gt;x"
    data = xliff.edited(xliff.export(article, version=version), {"body.5": evil, "title": evil})
    text = xliff.taken_in(data).revision
    assert text.body.endswith("<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;b&gt;x</p>")
    assert text.title == "<script>alert(1)</script> <b>x"


def test_what_a_code_means_is_not_read_from_the_file():
    article = linked()
    data = xliff.export(article).replace(b"https://example.org/", b"javascript:alert(1)")
    result = xliff.taken_in(xliff.edited(data, {"title": "جديد"}))
    assert result.revision.body == LINK


@BOTH
def test_a_lost_link_and_lost_emphasis_are_told_and_the_words_are_taken(version):
    article = linked()
    data = xliff.edited(xliff.export(article, version=version), {"body.0": "يقول الموقع كل شيء."})
    result = xliff.taken_in(data)
    assert result.revision.body == "<p>يقول الموقع كل شيء.</p>"
    assert result.told == [
        "A link of the original is missing in the translation: paragraph 1 (https://example.org/?a=1&b=2).",
        "Emphasis of the original is missing in the translation: paragraph 1.",
    ]


@pytest.mark.parametrize(
    ("version", "code"), [("2.1", '<pc id="{0}">{1}</pc>'), ("1.2", '<g id="{0}">{1}</g>')]
)
def test_codes_that_are_twice_or_unknown_are_told(version, code):
    article = linked()
    content = f"{code.format(1, 'أ')} {code.format(1, 'ب')} {code.format(2, 'ج')}"
    data = xliff.edited(xliff.export(article, version=version), {"body.0": content})
    assert xliff.taken_in(data).told == [
        "There are codes twice, or codes of another text: paragraph 1."
    ]
    content = f"{code.format(1, 'أ')} {code.format(2, 'ج')} {code.format(99, 'د')}"
    data = xliff.edited(xliff.export(article, version=version), {"body.0": content})
    data = data.replace(b"/ar/1", b"/ar/2")
    result = xliff.taken_in(data)
    assert result.revision.body == (
        '<p><a href="https://example.org/?a=1&amp;b=2">أ</a> <strong>ج</strong> د</p>'
    )
    assert len(result.told) == 1


@pytest.mark.parametrize(
    ("version", "bold"),
    [
        ("2.1", '<pc id="9" type="fmt" subType="xlf:b">{}</pc>'),
        ("1.2", '<g id="9" ctype="bold">{}</g>'),
    ],
)
def test_emphasis_that_a_translator_adds_is_taken(article, version, bold):
    data = xliff.edited(xliff.export(article, version=version), {"body.5": bold.format("مهم")})
    result = xliff.taken_in(data)
    assert result.revision.body.endswith("<p><strong>مهم</strong></p>")
    assert result.told == []


@BOTH
def test_units_that_came_back_empty_keep_their_text(article, version):
    before = newest(article)
    data = xliff.edited(xliff.export(article, version=version), {"title": "جديد", "body.0": " "})
    result = xliff.taken_in(data)
    assert result.revision.body == before.body
    assert result.told == ["Without a translation in the file, the old one was kept: paragraph 1."]


@pytest.mark.parametrize(("version", "new"), [("2.1", "initial"), ("1.2", "new")])
def test_what_a_tool_filled_with_the_original_is_left_out(version, new):
    article = xliff.story(translated=False)
    root = etree.fromstring(export_edition(edition_to_send(article, "ar"), version))
    xliff.set_target(root, "title", "عنوان").set("state", "translated")
    xliff.set_target(root, "body.0", "배경").set("state", new)
    result = xliff.taken_in(etree.tostring(root))
    assert (result.revision.title, result.revision.body) == ("عنوان", "")
    assert result.told == ["Still in the original’s words, and left out: paragraph 1."]


@pytest.mark.parametrize(
    ("version", "state"), [("2.1", "initial"), ("1.2", "needs-review-translation")]
)
def test_units_marked_as_unfinished_are_taken_and_told(article, version, state):
    root = etree.fromstring(xliff.export(article, version=version))
    xliff.set_target(root, "title", "مسودة").set("state", state)
    result = xliff.taken_in(etree.tostring(root))
    assert result.revision.title == "مسودة"
    assert result.told == ["Marked as unfinished in the file: title."]


def test_a_headline_that_is_too_long_refuses_the_whole_text(article):
    data = xliff.edited(xliff.export(article), {"title": "ا" * 251, "body.5": "خاتمة"})
    result = xliff.taken_in(data)
    assert result.is_refused
    assert "longer than 250" in result.told[0]
    assert newest(article).number == 1


def test_many_places_are_counted():
    article = make.article("ko")
    make.draft(article, "ko", body="".join(f"<p>문단 {n}</p>" for n in range(8)))
    make.draft(article, "ar", body="".join(f"<p>فقرة {n}</p>" for n in range(8)))
    empty = {f"body.{n}": "" for n in range(8)}
    (told,) = xliff.taken_in(xliff.edited(xliff.export(article), empty | {"title": "ج"})).told
    assert told.endswith("paragraph 1, paragraph 2, paragraph 3, paragraph 4, paragraph 5 (+3).")


def test_a_set_comes_back_each_text_by_itself():
    articles = [xliff.story(), xliff.story()]
    changed = BytesIO()
    with (
        export_set([edition_to_send(one, "ar") for one in articles]) as stream,
        zipfile.ZipFile(stream) as archive,
        zipfile.ZipFile(changed, "w") as made,
    ):
        assert len(archive.namelist()) == 2
        for name in archive.namelist():
            made.writestr(name, xliff.edited(archive.read(name), {"title": "جديد"}))
    make.draft(articles[0], "ar", title="من المكتب")
    changed.seek(0)
    first, second = import_file(changed, None)
    assert (first.is_refused, second.is_refused) == (True, False)
    assert newest(articles[0]).title == "من المكتب"
    assert newest(articles[1]).title == "جديد"


def test_several_files_in_one_document_are_several_texts(article):
    other = xliff.story()
    root = etree.fromstring(xliff.edited(xliff.export(article), {"title": "أ"}))
    root.append(etree.fromstring(xliff.edited(xliff.export(other), {"title": "ب"}))[0])
    results = import_file(BytesIO(etree.tostring(root)), None)
    assert [result.revision.title for result in results] == ["أ", "ب"]


def test_only_what_is_allowed_is_taken_in(article):
    data = xliff.edited(xliff.export(article), {"title": "جديد"})
    refused = xliff.taken_in(data, allow={(article.pk, "id"), (article.pk + 1, "ar")})
    assert refused.told == ["The file belongs to another story or another language."]
    assert xliff.taken_in(data, allow={(article.pk, "ar")}).revision.number == 2


def test_an_import_of_live_text_leaves_readers_their_version(article):
    workflow.publish(article.edition("ar"), by=None, now=timezone.now() - timedelta(hours=1))
    xliff.taken_in(xliff.edited(xliff.export(article), {"title": "جديد"}))
    article.refresh_from_db()
    assert article.title_ar == xliff.ARABIC["title"]
    assert Revision.objects.filter(edition__language="ar").count() == 2
