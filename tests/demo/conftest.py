"""The demo newsroom, loaded once for all tests of a process; its pictures are made once for all."""

import pytest
from django.db import transaction
from django.utils import timezone

from tests import emptied


@pytest.fixture(scope="session")
def loaded():
    """The moment of the first loading and the rows that it wrote: nothing before it."""
    return {}


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, made_once, loaded):
    """The moment of loading, from which the demo's times count."""
    from articles.demo import loader

    with django_db_blocker.unblock(), transaction.atomic():
        if loaded:
            emptied.restore(loaded["rows"])
        else:
            now = timezone.now()
            assert loader.load(now=now)
            loaded.update(now=now, rows=emptied.contents())
        yield loaded["now"]
        transaction.set_rollback(True)
