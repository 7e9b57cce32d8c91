"""Two tags that mean the same become one."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from articles.models import Tag
from articles.workflow import Refused
from articles.workflow.tags import merge_tags
from tests import make

pytestmark = pytest.mark.django_db


def test_every_story_keeps_the_tag_once():
    harbour, port = make.tag("harbour", en="Harbour"), make.tag("port", en="Port")
    with_both, with_one = make.article(tags=[harbour, port]), make.article(tags=[port])

    merge_tags([port], harbour, by=None)

    for article in (with_both, with_one):
        assert [row.tag_id for row in article.tagged.all()] == [harbour.pk]
    assert not Tag.objects.filter(pk=port.pk).exists()


def test_labels_fill_empty_languages_and_the_rest_become_other_spellings():
    harbour = make.tag("harbour", en="Harbour", id="Pelabuhan")
    port = make.tag("port", en="Port", ar="ميناء", ko="항구")
    port.aliases = "docks\nHARBOUR"
    port.save(update_fields=["aliases"])

    merge_tags([port], harbour, by=None)

    harbour.refresh_from_db()
    assert (harbour.name_en, harbour.name_ind) == ("Harbour", "Pelabuhan")
    assert (harbour.name_ar, harbour.slug_ar) == ("ميناء", "port")
    assert harbour.name_ko == "항구"
    assert harbour.aliases.splitlines() == ["Port", "docks"]


def test_merging_several_at_once():
    target = make.tag("a")
    others = [make.tag(), make.tag()]
    article = make.article(tags=others)
    merge_tags(others, target, by=None)
    assert [tag.pk for tag in article.tags.all()] == [target.pk]


@pytest.mark.parametrize("tags", ["nothing", "itself"])
def test_a_tag_is_not_merged_with_itself_alone(tags):
    tag = make.tag()
    with pytest.raises(Refused):
        merge_tags([] if tags == "nothing" else [tag], tag, by=None)
    assert Tag.objects.filter(pk=tag.pk).exists()


@pytest.mark.parametrize("group", ["Journalist", "Editor", "Photo editor", "Translator id"])
def test_only_who_may_delete_tags_may_merge_them(group):
    one, other = make.tag(), make.tag()
    with pytest.raises(PermissionDenied):
        merge_tags([one], other, by=make.user(group))
    assert Tag.objects.count() == 2


def test_the_desk_asks_which_tag_and_then_merges(client):
    one, other = make.tag(), make.tag()
    client.force_login(make.user("Chief editor"))
    address = reverse("admin:articles_tag_changelist")
    chosen = {"action": "merge", "_selected_action": [one.pk]}

    question = client.post(address, chosen)
    assert question.status_code == 200
    assert 'name="into"' in question.text
    assert Tag.objects.count() == 2

    answer = client.post(address, chosen | {"into": other.pk}, follow=True)
    assert list(Tag.objects.all()) == [other]
    assert "1 tag is now part of" in answer.text


def test_the_desk_says_why_a_tag_cannot_become_part_of_itself(client):
    tag = make.tag()
    client.force_login(make.user("Chief editor"))
    chosen = {"action": "merge", "_selected_action": [tag.pk], "into": tag.pk}
    page = client.post(reverse("admin:articles_tag_changelist"), chosen)
    assert "Choose another tag to merge into." in page.text


def test_a_journalist_is_not_offered_the_merge(client):
    make.tag()
    client.force_login(make.user("Journalist"))
    page = client.get(reverse("admin:articles_tag_changelist"))
    assert "Merge into" not in page.text
