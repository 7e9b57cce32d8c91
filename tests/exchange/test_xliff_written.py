"""XLIFF as it is written: valid, with everything that a translator should know."""

from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import etree

from articles import workflow
from articles.exchange.xliff import edition_to_send, export_edition, export_set
from articles.languages import codes, column, language
from articles.models import Term
from articles.workflow import Refused
from tests import make
from tests.exchange import xliff
from tests.exchange.xliff import NS

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("version", ["2.1", "1.2"])


def found(data, path):
    return etree.fromstring(data).xpath(path, namespaces=NS)


@pytest.fixture
def term():
    names = {column("name", "ko"): "나토", column("name", "ar"): "الناتو"}
    return Term.objects.create(kind=Term.Kind.ORGANISATION, note="لا تكتب حلف", **names)


@pytest.fixture
def everything(term):
    """A story with terms, a photo, codes, and blocks that were split, merged and left out."""
    article = xliff.story()
    original = (
        "<p>하나. 나토는 말했다.</p>\n<p>둘 2024.</p>\n<p>셋.</p>\n<ul><li><p>가</p></li>"
        '<li><p>나 <a href="/x">다</a></p></li></ul>\n<hr>\n<p>끝 77.</p>'
    )
    make.draft(article, "ko", **xliff.KOREAN | {"body": original})
    split = (
        "<p>واحد.</p>\n<p>قال <strong>الناتو</strong>.</p>\n<p>اثنان 2024. ثلاثة.</p>\n"
        '<ul><li><p>أ</p></li><li><p>ب</p></li><li><p><a href="/y">ج</a></p></li></ul>'
        "\n<p>النهاية 77.</p>"
    )
    make.draft(article, "ar", **xliff.ARABIC | {"body": split})
    return article


def test_xliff_2_1_is_valid_by_the_schemas_of_oasis(everything, shared):
    schema = xliff.oasis_schema(shared)
    for article in (xliff.story(), xliff.story(translated=False), everything):
        data = export_edition(edition_to_send(article, "ar"), "2.1")
        schema.assertValid(etree.fromstring(data))


def test_xliff_2_1_is_valid_by_the_core_schema_of_2_0(everything):
    schema = xliff.debian_schema("xliff-core-2.0.xsd")
    for article in (xliff.story(), everything):
        schema.assertValid(etree.fromstring(xliff.export(article)))


def test_xliff_1_2_is_valid_by_the_strict_schema(everything):
    schema = xliff.debian_schema("xliff-core-1.2-strict.xsd")
    for article in (xliff.story(), xliff.story(translated=False), everything):
        data = export_edition(edition_to_send(article, "ar"), "1.2")
        schema.assertValid(etree.fromstring(data))


@BOTH
def test_ids_are_unique_and_every_code_refers_to_its_data(everything, version):
    for article in (xliff.story(), everything):
        assert list(xliff.broken_rules(xliff.export(article, version=version))) == []


@BOTH
def test_the_rules_are_seen_to_be_broken(version):
    data = xliff.export(xliff.story(), version=version)
    twice = data.replace(b'id="body.0"', b'id="title"')
    other = data.replace(b'id="3"', b'id="2"')
    assert len(list(xliff.broken_rules(twice))) == 1
    assert list(xliff.broken_rules(other))


@BOTH
def test_another_program_reads_the_same_sources_and_targets(everything, version):
    storage = pytest.importorskip("translate.storage.xliff")
    if version == "2.1":
        storage = pytest.importorskip("translate.storage.xliff2")
    store = storage.Xliff2File if version == "2.1" else storage.xlifffile
    for article in (xliff.story(), everything):
        data = xliff.export(article, version=version)
        units = store.parsestring(data).units
        root = etree.fromstring(data)
        space = etree.QName(root).namespace
        sources = ["".join(one.itertext()) for one in root.iter(f"{{{space}}}source")]
        assert [str(unit.source) for unit in units] == sources
        there = [str(unit.target) for unit in units if unit.target]
        assert there == [text for text in xliff.targets(data).values() if text]


@BOTH
def test_a_file_says_its_languages_by_bcp_47_and_its_directions(version):
    article = make.article("zh-hans")
    make.draft(article, "zh-hans")
    make.draft(article, "ar")
    root = etree.fromstring(xliff.export(article, version=version))
    if version == "2.1":
        assert (root.get("srcLang"), root.get("trgLang")) == ("zh-Hans", "ar")
        (file,) = root.findall("b:file", NS)
        assert (file.get("srcDir"), file.get("trgDir")) == ("ltr", "rtl")
    else:
        (file,) = root.findall("a:file", NS)
        assert (file.get("source-language"), file.get("target-language")) == ("zh-Hans", "ar")


@BOTH
def test_a_file_names_its_story_and_the_revisions_that_it_was_made_from(version):
    article = xliff.story()
    make.draft(article, "ko", **xliff.KOREAN | {"title": "새 제목"})
    (original,) = found(
        xliff.export(article, version=version), "//a:file/@original|//b:file/@original"
    )
    assert original == f"article-{article.pk}/ko/2/ar/1"


@BOTH
def test_the_base_travels_along(version):
    article = xliff.story()
    make.draft(article, "ko", **xliff.KOREAN | {"title": "새 제목"})
    data = xliff.export(article, version=version)
    path = {"2.1": "//mda:meta[@type='base-revision']/text()", "1.2": "//a:file/@build-num"}
    assert found(data, path[version]) == ["1"]


@BOTH
def test_every_unit_is_named_by_its_segment_in_reading_order(version):
    article = xliff.story()
    (photo,) = article.placements.values_list("photo_id", flat=True)
    data = xliff.export(article, version=version)
    keys = "title standfirst body.0 body.1 body.2.0 body.2.1 body.3.0 body.3.1 body.5".split()
    keys += [f"photo-{photo}.caption", f"photo-{photo}.alt_text", "seo_title", "seo_description"]
    assert found(data, "//a:trans-unit/@id|//b:unit/@id") == keys
    assert found(data, "//a:trans-unit/@resname|//b:unit/@name") == keys
    assert found(data, "//a:group/@id|//b:group/@id") == ["body.2", "body.3"]


def test_fields_of_a_limited_length_say_so():
    data = xliff.export(xliff.story())
    assert found(data, "//b:unit[@id='seo_title']/@slr:sizeRestriction") == ["120"]
    assert found(data, "//b:unit[@id='body.1']/@slr:sizeRestriction") == []
    data = xliff.export(xliff.story(), version="1.2")
    assert found(data, "//a:trans-unit[@id='seo_description']/@maxwidth") == ["300"]
    assert found(data, "//a:trans-unit[@id='seo_description']/@size-unit") == ["char"]


def test_markup_is_codes_and_breaks_are_placeholders():
    data = xliff.export(xliff.story())
    (source,) = found(data, "//b:unit[@id='body.1']//b:source")
    assert [etree.QName(one).localname for one in source] == ["pc", "pc", "pc", "ph"]
    assert [one.get("type") for one in source] == ["fmt", "link", "fmt", "fmt"]
    assert found(data, "//b:unit[@id='body.1']//b:data[@id='d2']/text()") == [
        '<a href="https://example.org/?a=1&amp;b=2">'
    ]
    data = xliff.export(xliff.story(), version="1.2")
    kinds = found(data, "//a:trans-unit[@id='body.1']/a:source/*/@ctype")
    assert kinds == ["bold", "link", "italic", "lb"]


def test_a_link_elsewhere_in_the_translation_is_a_code_of_its_own():
    article = make.article("ko")
    make.draft(article, "ko", body='<p><a href="/ko/1">여기</a></p>')
    make.draft(article, "ar", body='<p><a href="/ar/1">هنا</a></p>')
    data = xliff.export(article)
    assert found(data, "//b:source/b:pc/@id") == ["1"]
    assert found(data, "//b:target/b:pc/@id") == ["2"]


def test_a_term_is_a_glossary_entry_in_2_1_and_a_note_in_1_2(term):
    article = xliff.story()
    data = xliff.export(article)
    entry = "//b:unit[@id='title']/gls:glossary/gls:glossEntry"
    assert found(data, f"{entry}/gls:term/text()") == ["나토"]
    assert found(data, f"{entry}/gls:translation/text()") == ["الناتو"]
    assert found(data, f"{entry}/gls:definition/text()") == [term.note]
    assert found(data, "//b:unit[@id='body.0']/gls:glossary") == []
    (note, *_more) = found(
        xliff.export(article, version="1.2"), "//a:trans-unit[@id='title']/a:note/text()"
    )
    assert "나토" in note
    assert "الناتو" in note


@BOTH
def test_notes_tell_the_section_and_whose_photo_it_is(version):
    article = xliff.story()
    photo = article.placements.get().photo
    notes = found(xliff.export(article, version=version), "//a:note/text()|//b:note/text()")
    assert any(str(article.section) in note for note in notes)
    assert any(str(photo.photographer) in note for note in notes)


def test_readers_text_is_what_is_translated_not_a_later_draft():
    article = xliff.story(translated=False)
    workflow.publish(article.edition("ko"), by=None, now=timezone.now() - timedelta(hours=1))
    make.draft(article, "ko", **xliff.KOREAN | {"title": "아직 아무도 못 본 제목"})
    data = export_edition(edition_to_send(article, "ar"))
    assert found(data, "//b:unit[@id='title']//b:source/text()") == [xliff.KOREAN["title"]]


def test_sending_a_language_that_nobody_has_begun_writes_nothing():
    article = xliff.story(translated=False)
    export_edition(edition_to_send(article, "id"))
    assert article.edition("id") is None


def test_photos_that_were_taken_out_are_not_sent():
    article = xliff.story()
    article.placements.all().delete()
    assert not found(xliff.export(article), "//b:unit[starts-with(@id, 'photo-')]")


def test_the_original_itself_is_refused():
    article = xliff.story()
    assert edition_to_send(article, "ko") is None
    with pytest.raises(Refused, match="original"):
        export_edition(article.edition("ko"))


def test_another_version_is_refused():
    with pytest.raises(Refused, match=r"2\.1 or 1\.2"):
        xliff.export(xliff.story(), version="2.0")


def test_nothing_and_too_much_make_no_archive(monkeypatch):
    with pytest.raises(Refused, match="nothing to translate"):
        export_set([])
    monkeypatch.setattr("articles.exchange.xliff.sending.MOST", 1)
    article = xliff.story()
    with pytest.raises(Refused, match="at most"):
        export_set([edition_to_send(article, "ar"), edition_to_send(article, "en")])


@BOTH
@pytest.mark.parametrize("code", codes())
def test_every_language_can_be_translated_from_and_into(code, version, shared):
    other = "en" if code != "en" else "ar"
    article = make.article(code)
    make.draft(article, code, title=language(code).name, body="<p>١ 2 셋 四 🎉</p>")
    make.draft(article, other, title=language(other).name)
    data = xliff.export(article, other, version)
    assert language(code).name in data.decode()
    assert list(xliff.broken_rules(data)) == []


def test_a_long_story_costs_no_more_queries_than_a_short_one(django_assert_max_num_queries, term):
    article = make.article("ko")
    make.draft(article, "ko", body="".join(f"<p>문단 {n} 나토.</p>" for n in range(60)))
    make.draft(article, "ar", body="".join(f"<p>فقرة {n}.</p>" for n in range(60)))
    edition = article.edition("ar")
    with django_assert_max_num_queries(12):
        export_edition(edition)
