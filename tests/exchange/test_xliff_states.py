"""The state of each unit: what is new, old, by a machine, written, approved, live."""

import pytest
from lxml import etree

from articles import workflow
from articles.exchange.xliff import edition_to_send, export_edition
from articles.models import MachineText, Settled
from articles.text.segments import segments
from tests import make
from tests.exchange import xliff

pytestmark = pytest.mark.django_db


def states(data):
    root = etree.fromstring(data)
    space = etree.QName(root).namespace
    return {
        unit.get("id"): next(
            one.get("state") for one in unit.iter(f"{{{space}}}segment", f"{{{space}}}target")
        )
        for unit in root.iter(f"{{{space}}}unit", f"{{{space}}}trans-unit")
    }


@pytest.mark.parametrize(("version", "new"), [("2.1", "initial"), ("1.2", "new")])
def test_what_is_not_translated_is_new(version, new):
    article = xliff.story(translated=False)
    data = export_edition(edition_to_send(article, "ar"), version)
    assert set(states(data).values()) == {new}
    assert not any(xliff.targets(data).values())


@pytest.mark.parametrize(
    ("version", "written", "reviewed", "live"),
    [("2.1", "translated", "reviewed", "final"), ("1.2", "translated", "signed-off", "final")],
)
def test_the_stage_of_the_text_is_the_state_of_its_units(version, written, reviewed, live):
    article = xliff.story()
    assert set(states(xliff.export(article, version=version)).values()) == {written}
    workflow.approve(article.edition("ar"), by=None)
    assert set(states(xliff.export(article, version=version)).values()) == {reviewed}
    workflow.publish(article.edition("ar"), by=None)
    assert set(states(xliff.export(article, version=version)).values()) == {live}


@pytest.mark.parametrize(("version", "again"), [("2.1", "initial"), ("1.2", "needs-translation")])
def test_what_the_original_has_changed_since_base_is_to_be_translated_again(version, again):
    article = xliff.story()
    body = xliff.KOREAN["body"].replace("마지막 문단입니다.", "마지막 문단이 바뀌었습니다.")
    make.draft(article, "ko", **xliff.KOREAN | {"body": body})
    found = states(xliff.export(article, version=version))
    assert found.pop("body.5") == again
    assert set(found.values()) == {"translated"}


@pytest.mark.parametrize(
    ("version", "path"),
    [
        ("2.1", "//b:segment[@subState='newsroom:machine']/../@id"),
        ("1.2", "//a:target[@state-qualifier='mt-suggestion']/../@id"),
    ],
)
def test_what_a_machine_wrote_and_nobody_confirmed_says_so(version, path):
    article = xliff.story()
    edition = article.edition("ar")
    digest = next(one.digest for one in segments(edition.newest) if one.key == "body.5")
    MachineText.objects.create(edition=edition, digest=digest, provider="test")
    root = etree.fromstring(xliff.export(article, version=version))
    assert root.xpath(path, namespaces=xliff.NS) == ["body.5"]


def test_a_change_that_a_translator_has_dealt_with_is_not_told_again():
    article = xliff.story()
    make.draft(article, "ko", **xliff.KOREAN | {"title": "새 제목"})
    assert states(xliff.export(article))["title"] == "initial"
    now = next(one.digest for one in segments(article.edition("ko").newest) if one.key == "title")
    edition = article.edition("ar")
    Settled.objects.create(edition=edition, new_digest=now, verdict=Settled.Verdict.STILL_RIGHT)
    assert states(xliff.export(article))["title"] == "translated"
