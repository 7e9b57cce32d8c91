"""The pages about the newsroom, as readers find them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.models import Policy
from articles.models.policies import SLUGS
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pages():
    make.section()
    workflow.save_policy("about", "ar", "عن هانبيت", "<p>مؤسسة صحفية</p>", by=None)
    workflow.save_policy("correctionsPolicy", "ar", "التصويبات", "<p>نصحح الخطأ</p>", by=None)
    workflow.save_policy("correctionsPolicy", "ko", "바로잡습니다", "<p>고칩니다</p>", by=None)


def test_the_page_about_the_newsroom_leads_to_all_others_in_its_language(client):
    page = client.get("/ar/about/").text
    assert "<p>مؤسسة صحفية</p>" in page
    assert '<a href="/ar/about/corrections/">التصويبات</a>' in page
    assert "고칩니다" not in page
    assert "/ko/about/" in page


def test_a_page_is_found_in_the_languages_that_have_it(client):
    page = client.get("/ko/about/corrections/").text
    assert "<h1>바로잡습니다</h1>" in page
    assert '<a href="/ar/about/corrections/" lang="ar"' in page
    assert client.get("/id/about/corrections/").status_code == 404
    assert client.get("/ko/about/contact/").status_code == 404
    assert client.get("/ko/about/nothing/").status_code == 404


def test_a_language_without_any_page_says_so(client):
    response = client.get("/id/about/")
    assert response.status_code == 200
    main = response.text.split("<main")[1].split("</main>")[0]
    assert '<li><a href="/id/about/' not in main


def test_every_page_leads_to_those_about_the_newsroom(client):
    assert '<a href="/ar/about/">' in client.get("/ar/").text.split("<footer")[1]


def test_each_kind_has_an_address_of_its_own():
    assert SLUGS.keys() == set(Policy.Kind)
    assert len(set(SLUGS.values())) == len(SLUGS)
    assert Policy(kind="about", language="ko").get_absolute_url() == "/ko/about/"
    assert Policy(kind="masthead", language="ar").get_absolute_url() == "/ar/about/masthead/"


@pytest.mark.parametrize("path", ["/ar/about/", "/ar/about/corrections/"])
def test_a_page_takes_three_queries_at_most(client, path):
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    assert len(captured) <= 3
