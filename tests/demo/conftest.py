"""The demo newsroom, loaded once for the tests of a file; its pictures are made once for all."""

import pytest
from django.db import transaction
from django.utils import timezone


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, made_once):
    """The moment of loading, from which the demo's times count."""
    from articles.demo import loader

    now = timezone.now()
    with django_db_blocker.unblock(), transaction.atomic():
        assert loader.load(now=now)
        yield now
        transaction.set_rollback(True)
