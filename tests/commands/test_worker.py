"""With a worker, what takes long is done by it, and by nobody who waits for a page."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.management import call_command
from django.db import connection

from articles import workflow
from articles.models import PhotoEvent
from tests import media

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def queue(settings):
    """The newsroom as with NEWSROOM_TASKS=database."""
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "django_tasks_db"]
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    results = apps.get_model("django_tasks_database", "DBTaskResult")
    with connection.schema_editor() as editor:
        editor.create_model(results)
    yield results.objects
    with connection.schema_editor() as editor:
        editor.delete_model(results)
    # The package put its page on the desk; the tests after this know no such app.
    if admin.site.is_registered(results):
        admin.site.unregister(results)


def test_the_worker_makes_what_an_upload_left_to_it(queue):
    photo = workflow.store_photo(media.picture(), by=None)
    assert not photo.is_ready
    assert queue.count() == 1
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    photo.refresh_from_db()
    assert photo.is_ready
    assert [result.status for result in queue.all()] == ["SUCCESSFUL"]


def test_a_task_that_the_worker_can_not_do_is_told_and_started_again(queue, monkeypatch):
    photo = workflow.store_photo(media.picture(), by=None)
    with monkeypatch.context() as patch:
        patch.setattr("articles.workflow.photos.renditions.develop", lambda *args: 1 / 0)
        call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    assert PhotoEvent.objects.first().verb == "renditions_failed"
    workflow.make_renditions_again(photo, by=None)
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    photo.refresh_from_db()
    assert photo.is_ready
