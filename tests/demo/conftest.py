"""The demo newsroom is loaded once for all tests of this folder: its pictures take seconds."""

import pytest
from django.db import transaction
from django.utils import timezone


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker):
    """The moment of loading, from which the demo's times count."""
    from articles.demo import loader  # pytest reads this file before there are settings

    now = timezone.now()
    with django_db_blocker.unblock(), transaction.atomic():
        assert loader.load(now=now)
        yield now
        transaction.set_rollback(True)
