"""Saving and deleting the newsroom's pages about itself."""

import pytest
from django.core.exceptions import PermissionDenied

from articles.models import Generation, Policy
from articles.workflow import Conflict, Refused, delete_policy, save_policy
from tests import make

pytestmark = pytest.mark.django_db


def save(language="ko", body="<p>글</p>", *, by=None, **more):
    return save_policy("contact", language, more.pop("title", "제목"), body, by=by, **more)


def test_each_language_is_saved_on_its_own_and_its_pages_are_renewed():
    save()
    save("ar")
    number = dict(Generation.objects.values_list("language", "number"))
    assert save(title=" 새  제목\n", version=1).title == "새 제목"
    renewed = dict(Generation.objects.values_list("language", "number"))
    assert renewed["ko"] == number["ko"] + 1
    assert renewed["ar"] == number["ar"]
    assert Policy.objects.get(language="ar").version == 1


def test_chief_editors_save_and_nobody_else_does():
    chief = make.user("Chief editor")
    assert save(by=chief).changed_by == chief
    with pytest.raises(PermissionDenied):
        save(by=make.user("Editor"), version=1)
    with pytest.raises(PermissionDenied):
        delete_policy("contact", "ko", by=make.user("Editor"), version=1)


def test_what_is_saved_is_what_a_story_may_have_without_its_photos():
    body = '<script>x</script><p onclick="x">글</p><figure data-photo="7"></figure><h1>제목</h1>'
    assert save(body=body).body == "<p>글</p>\n<h2>제목</h2>"


def test_every_reason_not_to_save_is_told_at_once():
    with pytest.raises(Refused) as refused:
        save(title=" ", body="<p> </p>")
    assert len(refused.value.reasons) == 2
    with pytest.raises(Refused):
        save(title="긴" * 121)
    assert not Policy.objects.exists()


@pytest.mark.parametrize("version", [0, 2])
def test_whoever_saves_what_they_opened_before_another_is_told(version):
    first = save()
    with pytest.raises(Conflict) as conflict:
        save(version=version)
    assert conflict.value.newest == first
    with pytest.raises(Conflict):
        delete_policy("contact", "ko", by=None, version=version)


def test_a_deleted_page_is_gone_in_its_language_alone():
    save()
    save("ar")
    delete_policy("contact", "ko", by=None, version=1)
    assert [each.language for each in Policy.objects.all()] == ["ar"]
    with pytest.raises(Refused):
        delete_policy("contact", "ko", by=None, version=0)
