"""Who may do what: every ready-made group, every verb, several languages, by the verbs."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from articles import workflow
from articles.languages import codes
from articles.models import Article, Edition, Photo, Text
from articles.workflow.groups import make_groups, ready_made, remember_permissions
from tests import make, media
from tests.database import rows

pytestmark = pytest.mark.django_db

LANGUAGES = ("ko", "id", "zh-hans", "ar")
WRITING = {"save_text", "restore", "submit", "mark_done"}
PUBLISHING = {"send_back", "approve", "publish", "schedule", "unschedule", "withdraw"}
SHARED = {
    "create_article": "stories",
    "delete_article": "end",
    "save_facts": "facts",
    "want_photo": "facts",
    "find_wanted_photo": "facts",
    "store_photo": "photos",
    "change_photo": "photos",
    "change_photos": "photos",
    "make_renditions_again": "photos",
    "confirm_note": "photos",
    "kill_photo": "clock",
    "revive_photo": "clock",
    "override_rights": "clock",
    "delete_photo": "clock",
}
# What each group may: languages it writes ("source": a story's first one) and publishes, and
# which of the things that languages share it changes.
GROUPS = {
    "Journalist": ({"source"}, set(), {"stories", "facts", "photos"}),
    "Photo editor": (set(), set(), {"facts", "photos", "clock"}),
    "Editor": ({"source"}, set(codes()), {"stories", "facts", "photos"}),
    "Chief editor": (
        {"source", *codes()},
        set(codes()),
        {"stories", "facts", "photos", "clock", "end"},
    ),
    **{f"Translator {code}": ({code}, set(), set()) for code in codes()},
    **{f"Reviewer {code}": ({code}, {code}, set()) for code in codes()},
}


@pytest.fixture(scope="module")
def _standing(django_db_setup, django_db_blocker):
    """Stories and a photo that stand for all tests of this file: each takes its steps back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield {"ko": written("ko"), "id": written("id")}, media.stored()
        transaction.set_rollback(True)


def written(source):
    """A story first written in a language, with a text in each of LANGUAGES."""
    article = make.article(source)
    for code in (source, *LANGUAGES):
        make.draft(article, code)
    return article


@pytest.fixture
def story(_standing):
    """Gives the story that was first written in a language."""
    stories, _photo = _standing
    return lambda source: Article.objects.get(pk=stories[source].pk)


def steps_in(article, code):
    """Each verb of a language, as a call that takes `by`."""
    edition = Edition.objects.get(article=article, language=code)
    text, newest = Text(title="New"), edition.newest
    return {
        "save_text": lambda by: workflow.save_text(
            article, code, text, by=by, started_from=newest.number
        ),
        "restore": lambda by: workflow.restore(newest, by=by, started_from=newest.number),
        "submit": lambda by: workflow.submit(edition, by=by),
        "mark_done": lambda by: workflow.mark_done(edition, by=by),
        "send_back": lambda by: workflow.send_back(edition, by=by, note="Shorter."),
        "approve": lambda by: workflow.approve(edition, by=by),
        "publish": lambda by: workflow.publish(edition, by=by),
        "schedule": lambda by: workflow.publish(
            edition, by=by, at=timezone.now() + timedelta(days=1)
        ),
        "unschedule": lambda by: workflow.unschedule(edition, by=by),
        "withdraw": lambda by: workflow.withdraw(edition, by=by, notice="Gone."),
    }


def shared_steps(article, photo, wanted):
    facts = workflow.Facts(
        section=article.section,
        source_language=article.source_language,
        authors=list(article.authors.all()),
    )
    return {
        "create_article": lambda by: workflow.create_article(facts, by=by),
        "delete_article": lambda by: workflow.delete_article(article, by=by),
        "save_facts": lambda by: workflow.save_facts(article, facts, by=by),
        "want_photo": lambda by: workflow.want_photo(article, credit_wording="AP", by=by),
        "find_wanted_photo": lambda by: workflow.find_wanted_photo(wanted, photo, by=by),
        "store_photo": lambda by: workflow.store_photo(b"no picture", by=by),
        "change_photo": lambda by: workflow.change_photo(photo, by=by, copyright_notice="©"),
        "change_photos": lambda by: workflow.change_photos([photo], by=by, keywords="x"),
        "make_renditions_again": lambda by: workflow.make_renditions_again(photo, by=by),
        "confirm_note": lambda by: workflow.confirm_note(photo, by=by, which="consent"),
        "kill_photo": lambda by: workflow.kill_photo(photo, by=by, reason="x"),
        "revive_photo": lambda by: workflow.revive_photo(photo, by=by, reason="x"),
        "override_rights": lambda by: workflow.override_rights(
            photo, by=by, until=None, reason="x"
        ),
        "delete_photo": lambda by: workflow.delete_photo(photo, by=by),
    }


def is_allowed(step, by):
    """Takes a step back again. Refused says that the person might, but not now."""
    try:
        with transaction.atomic():
            step(by)
            raise workflow.Refused([])
    except workflow.Refused:
        return True
    except PermissionDenied:
        return False


def expected_in(group, source, code):
    writes, publishes, _shared = GROUPS[group]
    may_write = code in writes or (code == source and "source" in writes)
    return (WRITING if may_write else set()) | (PUBLISHING if code in publishes else set())


def test_the_table_names_every_ready_made_group():
    assert set(GROUPS) == set(ready_made()) == set(Group.objects.values_list("name", flat=True))


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("source", ["ko", "id"])
def test_each_group_takes_the_steps_of_its_languages_and_no_others(group, source, story):
    article, by = story(source), make.user(group)
    for code in LANGUAGES:
        steps = steps_in(article, code)
        assert set(steps) == WRITING | PUBLISHING
        allowed = {verb for verb, step in steps.items() if is_allowed(step, by)}
        assert allowed == expected_in(group, source, code), code


@pytest.fixture
def stored_photo(_standing):
    _stories, photo = _standing
    return Photo.objects.get(pk=photo.pk)


@pytest.mark.parametrize("group", GROUPS)
def test_each_group_changes_the_shared_things_that_are_its_own(group, stored_photo):
    article, by = make.article("ko"), make.user(group)
    wanted = workflow.want_photo(article, credit_wording="Foto: AP", by=None)
    steps = shared_steps(article, stored_photo, wanted)
    allowed = {verb for verb, step in steps.items() if is_allowed(step, by)}
    assert allowed == {verb for verb, kind in SHARED.items() if kind in GROUPS[group][2]}


@pytest.mark.parametrize(
    "fields", [{"is_staff": False}, {"is_active": False}], ids=["no desk", "left"]
)
@pytest.mark.parametrize("is_superuser", [False, True])
def test_somebody_without_the_desk_may_nothing_whatever_the_group(
    fields, is_superuser, story, stored_photo
):
    by = make.user("Chief editor", is_superuser=is_superuser)
    for name, value in fields.items():
        setattr(by, name, value)
    by.save()
    article = story("ko")
    wanted = workflow.want_photo(article, credit_wording="Foto: AP", by=None)
    before = rows()
    steps = [*steps_in(article, "ko").values(), *steps_in(article, "id").values()]
    steps += shared_steps(article, stored_photo, wanted).values()
    assert not any(is_allowed(step, by) for step in steps)
    assert rows() == before


@pytest.mark.parametrize("by", ["superuser", "newsroom"])
def test_a_superuser_and_the_newsroom_itself_may_everything(by, story, stored_photo):
    user = make.user(is_superuser=True) if by == "superuser" else None
    article = story("ko")
    wanted = workflow.want_photo(article, credit_wording="Foto: AP", by=None)
    steps = [step for code in LANGUAGES for step in steps_in(article, code).values()]
    steps += shared_steps(article, stored_photo, wanted).values()
    assert all(is_allowed(step, user) for step in steps)


def test_somebody_in_no_group_may_nothing(story):
    article, by = story("ko"), make.user()
    assert not any(is_allowed(step, by) for step in steps_in(article, "ko").values())


def test_two_groups_add_up():
    by = make.user("Translator id", "Reviewer ar")
    article = make.article("ko")
    assert workflow.may(by, "save_text", article, "id")
    assert workflow.may(by, "publish", article, "ar")
    assert not workflow.may(by, "publish", article, "id")


def test_what_a_newsroom_changed_in_a_group_stays_changed():
    group = Group.objects.get(name="Journalist")
    group.permissions.clear()
    Group.objects.get(name="Translator vi").delete()
    make_groups(using="default")
    assert not group.permissions.exists()
    again = Group.objects.get(name="Translator vi")
    assert again.permissions.filter(codename="translate_vi").exists()


def own_right(codename):
    return Permission.objects.get(content_type__app_label="articles", codename=codename)


def test_a_group_that_exists_gets_what_its_role_gains_and_nothing_that_was_taken_away():
    chief, journalist = (Group.objects.get(name=name) for name in ("Chief editor", "Journalist"))
    chief.permissions.remove(own_right("delete_tag"))
    Permission.objects.filter(codename__endswith="_policy").delete()
    remember_permissions(using="default")
    create_permissions(apps.get_app_config("articles"), verbosity=0)
    make_groups(using="default")
    held = set(chief.permissions.values_list("codename", flat=True))
    assert set(ready_made()["Chief editor"]) - held == {"delete_tag"}
    assert not journalist.permissions.filter(codename__endswith="_policy").exists()


def test_the_groups_are_told_of_a_migration_before_and_after_it():
    journalist = Group.objects.get(name="Journalist")
    own_right("add_tag").delete()
    call_command("migrate", verbosity=0)
    assert journalist.permissions.filter(codename="add_tag").exists()


def test_every_permission_that_a_group_names_exists():
    for name, codenames in ready_made().items():
        held = set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))
        assert held == set(codenames), name


def test_who_has_no_right_is_told_so_in_a_sentence(story):
    edition = story("ko").edition("ko")
    with pytest.raises(PermissionDenied, match=r"^Your account does not have the right"):
        workflow.publish(edition, by=make.user("Journalist"))
