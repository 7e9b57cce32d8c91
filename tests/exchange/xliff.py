"""What the tests of XLIFF share: a story with everything in it, schemas, and an eye for rules."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from articles.exchange.xliff import export_edition, import_file
from articles.models import Edition, Event, Revision
from tests import make

DEBIAN = "/usr/share/php/Symfony/Component/Translation/Resources/schemas"
NS = {
    "a": "urn:oasis:names:tc:xliff:document:1.2",
    "b": "urn:oasis:names:tc:xliff:document:2.0",
    "c": "urn:oasis:names:tc:xliff:document:2.2",
    "gls": "urn:oasis:names:tc:xliff:glossary:2.0",
    "mda": "urn:oasis:names:tc:xliff:metadata:2.0",
    "slr": "urn:oasis:names:tc:xliff:sizerestriction:2.0",
}
KOREAN = {
    "title": "나토 정상회의, 서울서 열려",
    "standfirst": "첫째 줄\n둘째 줄",
    "body": (
        "<h2>배경</h2>\n"
        '<p>정부는 <strong>35,000명</strong>이 <a href="https://example.org/?a=1&amp;b=2">참석</a>'
        "했다고 <em>밝혔다</em>. A&lt;B &amp; C 🎉<br>다음 줄.</p>\n"
        "<ul><li><p>첫째</p></li><li><p>둘째 <strong>항목</strong></p></li></ul>\n"
        "<blockquote><p>인용문 하나.</p><p>인용문 둘.</p></blockquote>\n"
        "<hr>\n"
        "<p>마지막 문단입니다.</p>"
    ),
    "seo_title": "나토 정상회의",
    "seo_description": "서울에서 열린 회의",
}
ARABIC = {
    "title": "قمة الناتو تعقد في سيول",
    "standfirst": "السطر الأول\nالسطر الثاني",
    "body": (
        "<h2>خلفية</h2>\n"
        '<p>قالت الحكومة إن <strong>٣٥٬٠٠٠</strong> شخص <a href="https://example.org/?a=1&amp;b=2">'
        "شاركوا</a> كما <em>أعلنت</em>. A&lt;B &amp; C 🎉<br>السطر التالي.</p>\n"
        "<ul><li><p>أولا</p></li><li><p>ثانيا <strong>بند</strong></p></li></ul>\n"
        "<blockquote><p>اقتباس واحد.</p><p>اقتباس ثان.</p></blockquote>\n"
        "<hr>\n"
        "<p>الفقرة الأخيرة.</p>"
    ),
    "seo_title": "قمة الناتو",
    "seo_description": "اجتماع في سيول",
}


def story(translated=True):
    """A Korean story with a photo, and its Arabic translation."""
    article = make.article("ko", photos=[make.photo()])
    make.draft(article, "ko", **KOREAN)
    if translated:
        make.draft(article, "ar", **ARABIC)
    return article


def taken_in(data, by=None, **options):
    """The one Result of a file's bytes."""
    data = data.encode() if isinstance(data, str) else data
    (result,) = import_file(BytesIO(data), by, **options)
    return result


def refused(data, **options):
    """Why the one text of a file was refused, in one string."""
    result = taken_in(data, **options)
    assert result.is_refused
    assert result.revision is None
    return " ".join(result.told)


def stored():
    """Everything that a refused file must leave as it is."""
    return (
        list(Revision.objects.order_by("pk").values_list("pk", "title", "body")),
        list(Edition.objects.order_by("pk").values_list("pk", "newest", "base", "stage")),
        Event.objects.count(),
    )


def edited(data, words):
    """An XLIFF document of ours with other targets: their XML by unit id."""
    root = etree.fromstring(data)
    for key, content in words.items():
        set_target(root, key, content)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def set_target(root, key, content, **attributes):
    """Replaces a unit's target by XML; returns what has the unit's state, segment or target."""
    space = etree.QName(root).namespace
    target = etree.fromstring(f'<target xmlns="{space}">{content}</target>')
    for attribute, value in attributes.items():
        target.set(attribute, value)
    return put_target(root, key, target)


def put_target(root, key, target):
    space = etree.QName(root).namespace
    name = "trans-unit" if space == NS["a"] else "unit"
    (unit,) = root.xpath(f"//*[local-name()='{name}'][@id='{key}']")
    source = next(unit.iter(f"{{{space}}}source"))
    parent = source.getparent()
    for old in parent.findall(f"{{{space}}}target"):
        parent.remove(old)
    parent.insert(parent.index(source) + 1, target)
    return target if space == NS["a"] else parent


def targets(data):
    """The text of each target by unit id."""
    root = etree.fromstring(data)
    space = etree.QName(root).namespace
    name = "trans-unit" if space == NS["a"] else "unit"
    return {
        unit.get("id"): "".join(target.itertext())
        for unit in root.iter(f"{{{space}}}{name}")
        for target in unit.iter(f"{{{space}}}target")
    }


def export(article, code="ar", version="2.1"):
    return export_edition(article.edition(code), version)


def debian_schema(name):
    """A schema of Debian's php-symfony-translation; it names xml.xsd by its address."""
    folder = Path(DEBIAN)
    if not folder.is_dir():
        pytest.skip("php-symfony-translation is not installed: its schemas were left out.")
    text = (folder / name).read_text(encoding="utf-8")
    text = re.sub(r'schemaLocation="[^"]*xml\.xsd"', f'schemaLocation="{folder / "xml.xsd"}"', text)
    return etree.XMLSchema(etree.fromstring(text.encode(), base_url=f"{folder}/"))


def oasis_schema(shared):
    """XLIFF 2.1, the core and its modules, from OASIS."""
    folder = shared / "standards" / "xliff-2.1"
    files = {
        "document": "xliff_core_2.0.xsd",
        "glossary": "glossary.xsd",
        "metadata": "metadata.xsd",
        "sizerestriction": "size_restriction.xsd",
    }
    imports = "".join(
        f'<xs:import namespace="urn:oasis:names:tc:xliff:{name}:2.0"'
        f' schemaLocation="{(folder / file).as_posix()}"/>'
        for name, file in files.items()
    )
    driver = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    return etree.XMLSchema(etree.fromstring(driver))


def broken_rules(data):
    """What the schemas can't say: ids, pairs and references, as a list of complaints."""
    root = etree.fromstring(data)
    space = etree.QName(root).namespace
    is_old = space == NS["a"]
    units = root.findall(f".//{{{space}}}{'trans-unit' if is_old else 'unit'}")
    groups = root.findall(f".//{{{space}}}group")
    yield from _repeated([one.get("id") for one in [*units, *groups]], "unit")
    for unit in units:
        key = unit.get("id")
        known = {one.get("id") for one in unit.iter(f"{{{space}}}data")}
        yield from _repeated(
            [one.get("id") for one in unit.iter(f"{{{space}}}data")], f"{key} data"
        )
        for side in unit.iter(f"{{{space}}}source", f"{{{space}}}target"):
            codes = [one for one in side.iter() if one is not side]
            yield from _repeated([one.get("id") for one in codes], f"{key} code")
            for code in codes:
                name = etree.QName(code).localname
                if name not in ("g", "x") if is_old else name not in ("pc", "ph"):
                    yield f"{key}: {name}"
                references = {code.get(f"dataRef{end}") for end in ("", "Start", "End")} - {None}
                if not is_old and len(references) != (2 if name == "pc" else 1):
                    yield f"{key}: {name} without data"
                if not references.issubset(known):
                    yield f"{key}: data that is not there"
        yield from _same_codes(unit, space)


def _repeated(ids, where):
    yield from (f"{where}: {one} twice" for one in set(ids) if ids.count(one) > 1)


def _same_codes(unit, space):
    """A number means the same code in the source and in the target."""
    (source,) = unit.iter(f"{{{space}}}source")
    mine = {one.get("id"): _attributes(one) for one in source.iter() if one is not source}
    for target in unit.iter(f"{{{space}}}target"):
        for one in target.iter():
            if one is not target and mine.get(one.get("id"), _attributes(one)) != _attributes(one):
                yield f"{unit.get('id')}: code {one.get('id')} is another in the target"


def _attributes(element):
    return element.tag, dict(element.attrib)
