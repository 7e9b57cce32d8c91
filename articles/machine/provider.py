"""What a provider is: something with a name that turns HTML fragments into another language."""

from typing import Protocol

from django.utils.translation import gettext as _

# Seconds until a provider counts as down: somebody sits before the page and waits.
CONNECT_TIMEOUT = 5
ANSWER_TIMEOUT = 30


class MachineFailed(Exception):
    """The provider is down, slow, over its quota or answered nonsense; says so in a sentence."""


class Provider(Protocol):
    """An outside service that translates."""

    name: str

    def translate(self, fragments: list[str], source: str, target: str) -> list[str]:
        """As many fragments of HTML as were given, in the target language.

        The languages are codes of the settings. Raises MachineFailed.
        """


def nonsense(name):
    """The sentence for an answer that can't be what was asked for."""
    return _("%(provider)s answered something that is no translation. Nothing was changed.") % {
        "provider": name
    }
