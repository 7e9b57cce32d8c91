"""Files that are broken, foreign, too large or meant to harm: a sentence, and nothing changes."""

import tracemalloc

import pytest
from lxml import etree

from articles.exchange.xliff import edition_to_send, export_edition, import_file, opening
from tests import make
from tests.exchange import xliff
from tests.exchange.xliff import refused

pytestmark = pytest.mark.django_db

HEAD = '<?xml version="1.0"?>'
CORE = 'xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="ko" trgLang="ar"'
LAUGHS = "".join(
    f'<!ENTITY l{n} "{"&l" + str(n - 1) + ";" if n else "ha"}{(f"&l{n - 1};" if n else "ha") * 9}">'
    for n in range(12)
)


@pytest.fixture
def article():
    return xliff.story()


@pytest.fixture
def data(article):
    """A file that would be taken in."""
    return xliff.edited(xliff.export(article), {"title": "جديد"})


@pytest.fixture(autouse=True)
def _nothing_changes(request):
    """Whatever a test here sends in, it must change nothing at all."""
    if "article" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("article")

    before = xliff.stored()
    yield
    assert xliff.stored() == before


def with_document_type(data, declarations, place="جديد", entity="&e;"):
    text = data.decode().split("?>", 1)[1].replace(place, entity)
    return f"{HEAD}<!DOCTYPE xliff {declarations}>{text}"


@pytest.mark.parametrize(
    "declarations",
    [
        f'[{LAUGHS}<!ENTITY e "&l11;">]',
        f'[<!ENTITY e "{"x" * 100_000}">]',
        '[<!ENTITY e SYSTEM "file:///etc/passwd">]',
        '[<!ENTITY e SYSTEM "http://127.0.0.1:9/">]',
        '[<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p; <!ENTITY e "x">]',
        'SYSTEM "http://127.0.0.1:9/xliff.dtd" [<!ENTITY e "x">]',
        '[<!ATTLIST xliff x CDATA "y"><!ENTITY e "x">]',
        'PUBLIC "-//XLIFF//DTD XLIFF//EN" "http://www.oasis-open.org/xliff.dtd" [<!ENTITY e "">]',
    ],
    ids="laughs,quadratic,file,address,parameter,outside,attributes,old xliff".split(","),
)
def test_a_document_type_is_refused_whatever_it_declares(article, data, declarations):
    assert "document type" in refused(with_document_type(data, declarations))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig"])
def test_a_document_type_is_seen_in_every_encoding(article, data, encoding):
    text = with_document_type(data, '[<!ENTITY e "x">]').removeprefix(HEAD)
    told = refused(text.encode(encoding))
    assert "document type" in told or "broken" in told


def test_an_entity_that_nothing_declares_is_broken_xml(article, data):
    assert "broken" in refused(data.replace("جديد".encode(), b"&e;"))


def test_a_bomb_of_entities_takes_no_memory(article, data):
    bomb = with_document_type(data, f'[{LAUGHS}<!ENTITY e "&l11;">]')
    tracemalloc.start()
    refused(bomb)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3_000_000


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 100,
        b"plain text",
        b"<xliff",
        b"<html><body/></html>",
        b"%PDF-1.7",
        b"PK",
        b"PK\x03\x04" + b"\x00" * 60,
        f"<xliff {CORE}/>".encode(),
        f'<xliff {CORE}><file id="f" original="article-1/ko/1/ar/1"/></xliff>'.encode(),
        b'<xliff version="1.2"><file/></xliff>',
        b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file/></xliff>',
        b'<?xml version="1.0" encoding="utf-7"?><xliff/>',
        b'<?xml version="1.0" encoding="EUC-KR"?><xliff/>',
        b'<?xml version="1.1"?><xliff>\x01</xliff>',
        "<xliff>\ud800</xliff>".encode("utf-8", "surrogatepass"),
    ],
)
def test_what_is_no_xliff_file_is_refused(article, data):
    assert refused(data).endswith(".")


def test_a_broken_file_is_told_with_its_line(article, data):
    assert "line 4" in refused(data.replace(b"</skeleton>", b"</skeletton>"))


def test_a_file_of_50_megabytes_is_refused_before_it_is_read(article):
    class Endless:
        read_so_far = 0

        def read(self, size):
            self.read_so_far += size
            return b"<" * min(size, 50_000_000)

    file = Endless()
    (result,) = import_file(file, None)
    assert result.is_refused
    assert "larger than 8 MB" in result.told[0]
    assert file.read_so_far <= opening.MAX_BYTES + 1


def test_a_huge_word_is_refused(article, data):
    assert refused(data.replace("جديد".encode(), b"x" * 7_000_000))


def test_a_body_longer_than_any_story_is_refused(article):
    data = xliff.edited(xliff.export(article), {"body.5": "ا" * 400_001})
    assert "longer than 400000" in refused(data)


def test_deep_nesting_is_refused(article, data):
    deep = b'<pc id="1">' * 500 + b"x" + b"</pc>" * 500
    assert "nested deeper" in refused(data.replace("جديد".encode(), deep))


def test_too_many_parts_are_refused(article, data):
    many = b'<ph id="1"/>' * (opening.MAX_ELEMENTS + 1)
    assert "more parts" in refused(data.replace("جديد".encode(), many))


def test_a_file_of_another_newsroom_is_refused_by_its_original(article, data):
    changed = data.replace("마지막 문단입니다.".encode(), "다른 신문의 문단.".encode())
    assert "another newsroom. It differs at: paragraph 6." in refused(changed)


@pytest.mark.parametrize(
    "original",
    [
        "",
        "story.docx",
        "article-999999999999999999/ko/1/ar/1",
        "article-{pk}/ko/99/ar/1",
        "article-{pk}/ko/1/ar/99",
        "article-{pk}/ja/1/ar/1",
        "article-{pk}/xx/1/ar/1",
        "article-{pk}/ko/1/ko/1",
        "article-{pk}/ar/1/ko/1",
        "article-{pk}/ko/1/id/1",
        "article-{pk}/ko/1/ar/1/../../etc",
        "article-{pk}/ko/1/ar/" + "9" * 30,
        "article-٣/ko/1/ar/1",
    ],
)
def test_a_file_that_names_no_text_of_ours_is_refused(article, data, original):
    ours = f"article-{article.pk}/ko/1/ar/1".encode()
    assert ours in data
    refused(data.replace(ours, original.format(pk=article.pk).encode()))


@pytest.mark.parametrize(
    "tags", ['srcLang="en" trgLang="ar"', 'srcLang="ko" trgLang="id"', 'srcLang="ko"']
)
def test_another_pair_of_languages_is_refused(article, data, tags):
    told = refused(data.replace(b'srcLang="ko" trgLang="ar"', tags.encode()))
    assert "should be ko → ar" in told


def test_unknown_and_repeated_units_are_refused(article, data):
    assert "does not have: paragraph 78" in refused(data.replace(b'id="body.5"', b'id="body.77"'))
    root = etree.fromstring(data)
    units = root.findall(".//b:unit", xliff.NS)
    units[0].getparent().append(etree.fromstring(etree.tostring(units[0])))
    assert "twice: title" in refused(etree.tostring(root))


def test_a_text_that_cannot_be_kept_leaves_no_edition_behind():
    article = make.article("ko")
    make.draft(article, "ko", title="제목")
    data = export_edition(edition_to_send(article, "ar"))
    refused(xliff.edited(data, {"title": "ا" * 300}))
    assert article.edition("ar") is None
