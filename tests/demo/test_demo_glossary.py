"""The demo newsroom's glossary is complete, and loading it twice changes nothing."""

import pytest

from articles.demo import files
from articles.models import Term
from articles.workflow.glossary import import_terms

pytestmark = pytest.mark.django_db


def test_the_demo_glossary_is_loaded_once_and_is_complete():
    assert import_terms(files.terms(), by=None).added == len(files.terms())
    again = import_terms(files.terms(), by=None)
    assert (again.added, again.changed, again.unchanged) == (0, 0, len(files.terms()))
    assert Term.objects.complete().count() == len(files.terms())
