"""Every notation that XMP has for one value comes out as the same value."""

import pytest

from articles.pictures.rdf import MAX_DEPTH, MAX_ITEMS, MAX_PROPERTIES, MAX_TEXT, properties

SCHEMAS = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "desk": "https://example.org/desk/",
}
CONTACT = {"Iptc4xmpCore:CiEmailWork": "a@example.org", "Iptc4xmpCore:CiAdrCity": "서울"}
CITY = "<Iptc4xmpCore:CiAdrCity>서울</Iptc4xmpCore:CiAdrCity>"
EMAIL = "<Iptc4xmpCore:CiEmailWork>a@example.org</Iptc4xmpCore:CiEmailWork>"


def packet(inner, attributes=""):
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SCHEMAS.items())
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" {declared}>'
        f'<rdf:Description rdf:about="" {attributes}>{inner}</rdf:Description>'
        "</rdf:RDF></x:xmpmeta>"
    ).encode()


def contact(inner, attributes=""):
    return packet(
        f"<Iptc4xmpCore:CreatorContactInfo {attributes}>{inner}</Iptc4xmpCore:CreatorContactInfo>"
    )


@pytest.mark.parametrize(
    "written",
    [
        packet("<photoshop:Credit>연합뉴스</photoshop:Credit>"),
        packet("", 'photoshop:Credit=" 연합뉴스 "'),
        packet(
            "<photoshop:Credit><rdf:Description><rdf:value>연합뉴스</rdf:value>"
            "<desk:sure>yes</desk:sure></rdf:Description></photoshop:Credit>"
        ),
        packet(
            '<photoshop:Credit rdf:parseType="Resource"><rdf:value>연합뉴스</rdf:value>'
            "<desk:sure>yes</desk:sure></photoshop:Credit>"
        ),
        packet('<photoshop:Credit rdf:resource="연합뉴스"/>'),
    ],
    ids=["element", "attribute", "qualified", "qualified resource", "address"],
)
def test_a_text(written):
    assert properties(written) == {"photoshop:Credit": "연합뉴스"}


@pytest.mark.parametrize(
    "written",
    [
        contact(EMAIL + CITY, 'rdf:parseType="Resource"'),
        contact(f"<rdf:Description>{EMAIL}{CITY}</rdf:Description>"),
        contact(
            '<rdf:Description Iptc4xmpCore:CiEmailWork="a@example.org"'
            ' Iptc4xmpCore:CiAdrCity="서울"/>'
        ),
        contact("", 'Iptc4xmpCore:CiEmailWork="a@example.org" Iptc4xmpCore:CiAdrCity="서울"'),
        contact(f'<rdf:Description Iptc4xmpCore:CiAdrCity="서울">{EMAIL}</rdf:Description>'),
    ],
    ids=["resource", "description", "in attributes", "empty element", "both"],
)
def test_a_structure(written):
    assert properties(written) == {"Iptc4xmpCore:CreatorContactInfo": CONTACT}


@pytest.mark.parametrize("kind", ["Bag", "Seq", "Alt"])
def test_a_list(kind):
    items = "<rdf:li>하나</rdf:li><rdf:li> </rdf:li><rdf:li>둘</rdf:li>"
    written = packet(f"<dc:subject><rdf:{kind}>{items}</rdf:{kind}></dc:subject>")
    assert properties(written) == {"dc:subject": ["하나", "둘"]}


@pytest.mark.parametrize(
    "item",
    [
        '<rdf:li rdf:parseType="Resource"><plus:LicensorName>Acme</plus:LicensorName></rdf:li>',
        "<rdf:li><rdf:Description><plus:LicensorName>Acme</plus:LicensorName></rdf:Description>"
        "</rdf:li>",
        '<rdf:li plus:LicensorName="Acme"/>',
    ],
    ids=["resource", "description", "empty element"],
)
def test_a_list_of_structures(item):
    written = packet(f"<plus:Licensor><rdf:Seq>{item}</rdf:Seq></plus:Licensor>")
    assert properties(written) == {"plus:Licensor": [{"plus:LicensorName": "Acme"}]}


def test_every_language_of_a_text_is_read_also_inside_a_structure():
    texts = (
        '<rdf:Alt><rdf:li xml:lang="X-Default">Seoul</rdf:li>'
        '<rdf:li xml:lang="ko">서울</rdf:li><rdf:li xml:lang="ar">سيول</rdf:li></rdf:Alt>'
    )
    languages = {"x-default": "Seoul", "ko": "서울", "ar": "سيول"}
    written = packet(
        f"<dc:description>{texts}</dc:description>"
        f"<Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li><rdf:Description><Iptc4xmpExt:LocationName>"
        f"{texts}</Iptc4xmpExt:LocationName></rdf:Description></rdf:li></rdf:Bag>"
        "</Iptc4xmpExt:LocationShown>"
    )
    assert properties(written) == {
        "dc:description": languages,
        "Iptc4xmpExt:LocationShown": [{"Iptc4xmpExt:LocationName": languages}],
    }


def test_a_text_that_names_its_language_without_a_list_keeps_it():
    written = packet('<dc:description xml:lang="id">Dua orang</dc:description>')
    assert properties(written) == {"dc:description": {"id": "Dua orang"}}


def test_properties_in_several_descriptions_are_all_read():
    several = packet("<photoshop:Credit>A</photoshop:Credit>").replace(
        b"</rdf:RDF>",
        b'<rdf:Description><photoshop:Source xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">'
        b"B</photoshop:Source></rdf:Description></rdf:RDF>",
    )
    assert properties(several) == {"photoshop:Credit": "A", "photoshop:Source": "B"}


def test_the_name_follows_from_the_schema_and_not_from_the_prefix():
    written = (
        packet("<dc:subject>A</dc:subject>").replace(b"dc:", b"foo:").replace(b":dc=", b":foo=")
    )
    assert properties(written) == {"dc:subject": "A"}


def test_a_property_of_an_unknown_schema_is_kept_but_never_taken_for_a_known_one():
    assert properties(packet("<desk:mood>good</desk:mood>")) == {"desk:mood": "good"}
    foreign = packet("<desk:creator>X</desk:creator>").replace(b"desk:", b"plus:")
    foreign = foreign.replace(b"xmlns:plus=", b"xmlns:other=").replace(
        b"xmlns:desk=", b"xmlns:plus="
    )
    assert properties(foreign) == {"https://example.org/desk/:creator": "X"}


def test_a_picture_in_the_packet_of_another_is_not_its_own_credit():
    """xmpMM:Ingredients and the like hold descriptions of other pictures."""
    inner = (
        "<desk:made><rdf:Description><photoshop:Credit>Other</photoshop:Credit>"
        "</rdf:Description></desk:made>"
    )
    assert properties(packet(inner)) == {"desk:made": {"photoshop:Credit": "Other"}}


def test_what_is_far_too_much_is_cut():
    many = "".join(f"<desk:p{number}>x</desk:p{number}>" for number in range(MAX_PROPERTIES + 9))
    assert len(properties(packet(many))) == MAX_PROPERTIES
    items = "<rdf:li>x</rdf:li>" * (MAX_ITEMS + 9)
    listed = properties(packet(f"<dc:subject><rdf:Bag>{items}</rdf:Bag></dc:subject>"))
    assert len(listed["dc:subject"]) == MAX_ITEMS
    long = properties(packet(f"<desk:long>{'x' * (MAX_TEXT + 9)}</desk:long>"))
    assert len(long["desk:long"]) == MAX_TEXT
    deep = '<desk:a rdf:parseType="Resource">' * 50 + "<desk:b>x</desk:b>" + "</desk:a>" * 50
    assert MAX_DEPTH < 50
    assert properties(packet(deep)) == {}
