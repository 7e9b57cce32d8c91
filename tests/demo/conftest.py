"""The demo newsroom, loaded once for the tests of a file; its pictures are made once for all."""

import pytest
from django.db import transaction
from django.utils import timezone


@pytest.fixture(scope="session")
def made_once(pytestconfig):
    """Keeps the files that are made of a picture, for whichever process or run asks next."""
    from articles.pictures.render import renditions  # no settings yet while this file is read
    from tests.demo.kept_pictures import keeping, makers

    folder = pytestconfig.cache.mkdir("demo-pictures") / makers()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("articles.workflow.photos.developing.renditions", keeping(renditions, folder))
        yield


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, made_once):
    """The moment of loading, from which the demo's times count."""
    from articles.demo import loader

    now = timezone.now()
    with django_db_blocker.unblock(), transaction.atomic():
        assert loader.load(now=now)
        yield now
        transaction.set_rollback(True)
