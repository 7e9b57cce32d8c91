"""What machines read of the demo newsroom: links, data, feeds, sitemaps, its policy."""

import feedparser
import pytest
from lxml import etree

from tests.judges import demo_site
from tests.judges.conftest import HERE, MODULES
from tests.press.pressed_links import dead

pytestmark = pytest.mark.django_db
FEEDS = {".atom", ".rss"}


def test_every_link_leads_to_a_file(site):
    assert list(dead(site, demo_site.ORIGIN)) == []


def test_structured_data_is_in_the_words_of_schema_org(node, shared, site):
    vocabulary = shared / "standards/schemaorg-30.0.jsonld"
    pages = [page.file for page in demo_site.every_page(site)]
    assert node("node", HERE / "structured_data.mjs", vocabulary, *pages) == ""


def test_a_fault_in_structured_data_is_found(node, shared, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><title>x</title><script type="application/ld+json">'
        '{"@context": "https://schema.org", "@type": "NewsArticle", "headlin": "x"}</script>'
    )
    vocabulary = shared / "standards/schemaorg-30.0.jsonld"
    assert "headlin" in node("node", HERE / "structured_data.mjs", vocabulary, page)


def test_feeds_are_read_without_a_complaint(site):
    for file in sorted(site.rglob("*")):
        if file.suffix in FEEDS:
            read = feedparser.parse(file.read_bytes())
            assert not read.bozo, (file, read.get("bozo_exception"))
            assert read.feed.title
            ids = [entry.id for entry in read.entries]
            assert len(ids) == len(set(ids)), file


@pytest.fixture(scope="module")
def sitemap_schema(node, shared, tmp_path_factory):
    """The schema of sitemaps as the standard's authors publish it, with those it leaves open."""
    folder = tmp_path_factory.mktemp("sitemap")
    for file in (shared / "standards/sitemap").glob("*.xsd"):
        there = "../node/node_modules/sitemap/schema/sitemap.xsd"
        here = (MODULES / "sitemap/schema/sitemap.xsd").as_uri()
        (folder / file.name).write_text(file.read_text().replace(there, here))
    return etree.XMLSchema(file=str(folder / "driver.xsd"))


def test_sitemaps_keep_to_their_schema(site, sitemap_schema):
    for file in sorted(site.rglob("*sitemap*.xml")):
        tree = etree.parse(file)
        if etree.QName(tree.getroot()).localname == "urlset":
            assert sitemap_schema.validate(tree), (file, sitemap_schema.error_log)


def test_the_policy_for_content_has_no_weakness(node, site):
    """But one, which is there in any policy that trusts its own host."""
    [policy] = [
        line.partition(": ")[2]
        for line in (site / "_headers").read_text().splitlines()
        if "Content-Security-Policy" in line
    ]
    said = node("node", HERE / "policy.mjs", policy).splitlines()
    assert [
        line for line in said if "script-src 'self' 'self' can be problematic" not in line
    ] == []
