"""The licences that a new newsroom starts with."""

import re

import pytest

from articles.languages import codes, column
from articles.models import Licence
from articles.workflow.licences import make_licences, ready_made

pytestmark = pytest.mark.django_db


def asked(code):
    licence = Licence.objects.get(code=code)
    names = ("asks_credit", "asks_link", "forbids_changes", "forbids_commercial_use")
    return {name for name in names if getattr(licence, name)}


def test_a_new_newsroom_has_every_licence_that_the_trade_uses():
    assert set(Licence.objects.values_list("code", flat=True)) == {
        *("own", "agency", "handout", "public-domain", "CC0-1.0"),
        *(f"CC-{kind}-4.0" for kind in "BY BY-SA BY-ND BY-NC BY-NC-SA BY-NC-ND".split()),
        *(f"CC-{kind}-{version}" for kind in ("BY", "BY-SA") for version in ("2.0", "3.0")),
        *(f"KOGL-{number}" for number in range(1, 5)),
    }


@pytest.mark.parametrize(
    ("code", "asks"),
    [
        ("own", {"asks_credit"}),
        ("CC0-1.0", set()),
        ("public-domain", set()),
        ("CC-BY-2.0", {"asks_credit", "asks_link"}),
        ("CC-BY-ND-4.0", {"asks_credit", "asks_link", "forbids_changes"}),
        ("CC-BY-NC-SA-4.0", {"asks_credit", "asks_link", "forbids_commercial_use"}),
        ("KOGL-1", {"asks_credit"}),
        ("KOGL-4", {"asks_credit", "forbids_changes", "forbids_commercial_use"}),
    ],
)
def test_a_licence_says_what_it_asks(code, asks):
    assert asked(code) == asks


def test_each_has_a_name_of_its_own_in_every_language_and_an_address_where_terms_stand():
    for code in codes():
        names = Licence.objects.values_list(column("name", code), flat=True)
        assert all(names)
        assert len(set(names)) == len(ready_made())
    for licence in Licence.objects.all():
        is_ours = licence.code in ("own", "agency", "handout")
        assert bool(re.match(r"https://\S+$", licence.url)) != is_ours


def test_what_a_newsroom_changed_or_deleted_stays_so_and_an_empty_table_is_filled():
    Licence.objects.filter(code="own").update(name_en="Ours")
    Licence.objects.filter(code="KOGL-4").delete()
    make_licences(using="default")
    assert Licence.objects.get(code="own").name_en == "Ours"
    assert not Licence.objects.filter(code="KOGL-4").exists()
    Licence.objects.all().delete()
    make_licences(using="default")
    assert Licence.objects.count() == len(ready_made())
