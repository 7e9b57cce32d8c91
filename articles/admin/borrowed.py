"""Sentences of Django's own that its catalogues lack in some of our languages.

Named here, they are extracted with ours, and our catalogues come first.
"""

from django.utils.translation import gettext_noop

SENTENCES = [
    gettext_noop("- Select an option -"),
    gettext_noop("Password-based authentication"),
    gettext_noop("Enabled"),
    gettext_noop("Disabled"),
]
