"""Which names in a credit are people and which organisations, and how they are written."""

import pytest

from articles.text.credit_cleaning.agencies import is_agency, spelled
from articles.text.credit_cleaning.draft import Draft
from articles.text.credit_cleaning.name_case import cased
from articles.text.credit_cleaning.sort import is_person, sorted_out, without_repeats


@pytest.mark.parametrize(
    "name",
    [
        *("AFP", "Reuters", "EPA-EFE", "dpa-Zentralbild", "JPL-Caltech", "Getty Images for Disney"),
        *("Hans Lucas", "US Navy", "연합뉴스", "新华社", "共同通信", "رويترز", "ТАСС", "TTXVN"),
    ],
)
def test_organisations_are_known(name):
    assert is_agency(name)
    assert not is_person(name)


@pytest.mark.parametrize(
    "name",
    [
        *("Jane Doe", "Jean-Pierre O'Brien", "Ana de la Cruz", "홍길동", "山田太郎", "张三"),
        *("ليان الحسيني", "Иван Петров", "Nguyễn Văn A", "홍길 기자"),
    ],
)
def test_people_are_known(name):
    assert is_person(name)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("REUTERS", "Reuters"),
        ("RETUERS", "Reuters"),
        ("AAPIMAGE", "AAP"),
        ("Getty Images Europe", "Getty Images"),
        ("GETTY IMAGES NORTH AMERICA", "Getty Images"),
        ("Alamy Stock Photo", "Alamy"),
        ("afp", "AFP"),
        ("dpa", "dpa"),
        ("Getty Images for Disney", "Getty Images for Disney"),
        ("ANTARA FOTO", "ANTARA FOTO"),
    ],
)
def test_agencies_are_spelled_as_they_do_themselves(name, written):
    assert spelled(name) == written


@pytest.mark.parametrize(
    ("creators", "line", "people", "chain"),
    [
        (["Jane Doe"], ["AFP"], ("Jane Doe",), ("AFP",)),
        (["AFP"], ["Jane Doe"], ("Jane Doe",), ("AFP",)),
        ([], ["Getty Images", "Jane Doe"], ("Jane Doe",), ("Getty Images",)),
        ([], ["Jane Doe", "John Smith", "AP"], ("Jane Doe", "John Smith"), ("AP",)),
        ([], ["Antara", "Suharto"], ("Suharto",), ("Antara",)),
        ([], ["Bolly"], ("Bolly",), ()),
        (["Man", "In", "Suit"], [], ("Man",), ("In", "Suit")),
        (["Jane Doe; John Smith"], [], ("Jane Doe", "John Smith"), ()),
        (["Doe, Jane"], [], ("Doe, Jane",), ()),
        ([], ["Jane Doe, AFP"], ("Jane Doe",), ("AFP",)),
        (
            [],
            ["Ministry of Culture, Sports and Tourism"],
            (),
            ("Ministry of Culture, Sports and Tourism",),
        ),
    ],
)
def test_people_and_organisations_are_sorted(creators, line, people, chain):
    draft = sorted_out(Draft(tuple(creators), tuple(line)))
    assert (draft.creators, draft.line) == (people, chain)


def test_who_provides_a_picture_need_not_have_taken_it():
    draft = sorted_out(Draft(line=("Jane Doe", "Reuters"), is_handout=True))
    assert (draft.creators, draft.line) == ((), ("Jane Doe", "Reuters"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Draft(("Jane Doe",), ("Jane Doe", "AFP")), Draft(("Jane Doe",), ("AFP",))),
        (Draft(("Jane Doe",), ("JANE DOE",)), Draft(("Jane Doe",))),
        (Draft(("Ella",), ("Ella Ling", "REX")), Draft(("Ella Ling",), ("REX",))),
        (Draft((), ("AFP", "afp", "Getty Images")), Draft((), ("AFP", "Getty Images"))),
        (Draft((), ("KOMPAS",), ("Kompas",)), Draft((), ("Kompas",), ("Kompas",))),
        (Draft(("Jane Doe",), (), ("Jane Doe",)), Draft(("Jane Doe",))),
        (Draft(("Jane Doe",), ("John Smith",)), Draft(("Jane Doe",), ("John Smith",))),
    ],
)
def test_each_name_stands_once(before, after):
    assert without_repeats(before) == after


@pytest.mark.parametrize(
    ("name", "cased_name"),
    [
        ("JAMES GORRIE", "James Gorrie"),
        ("SÉBASTIEN CEVEY", "Sébastien Cevey"),
        ("PASCAL POCHARD-CASABIANCA", "Pascal Pochard-Casabianca"),
        ("DAVID M. BENETT", "David M. Benett"),
        ("J.R. SMITH", "J.R. Smith"),
        ("STEFANIA D'ALESSANDRO", "Stefania D'Alessandro"),
        ("SINÉAD O’BRIEN", "Sinéad O’Brien"),
        ("CATRINUS VAN DER VEEN", "Catrinus van der Veen"),
        ("FLEUR DE LA COUR", "Fleur de la Cour"),
        ("JOHN MCDONALD", "John McDonald"),
        ("JOHN MACDONALD", "John MacDonald"),
        ("EMMANUEL MACRON", "Emmanuel Macron"),
        ("HENRY FORD III", "Henry Ford III"),
        ("ИВАН ПЕТРОВ", "Иван Петров"),
        ("NGUYỄN VĂN NAM", "Nguyễn Văn Nam"),
        ("AYŞE YILDIZ", "Ayşe Yildiz"),
        ("James Gorrie", "James Gorrie"),
        ("Jeanne DUPONT", "Jeanne DUPONT"),
        ("jane doe", "jane doe"),
        ("SUHARTO", "SUHARTO"),
        ("KGC-03", "KGC-03"),
        ("홍길동", "홍길동"),
        ("علي حسن", "علي حسن"),
    ],
)
def test_capitals_become_a_name(name, cased_name):
    assert cased(name) == cased_name
