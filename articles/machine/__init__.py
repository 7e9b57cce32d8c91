"""Drafts by a machine: one provider, chosen by the newsroom's settings, or none at all.

A room beside text and pictures: it knows no models. What it returns is HTML of the house,
sanitised, and never stored here.
"""

from django.conf import settings

from articles.machine.deepl import DeepL
from articles.machine.libretranslate import LibreTranslate
from articles.machine.provider import MachineFailed
from articles.machine.twin import Twin

__all__ = ["MachineFailed", "provider"]

PROVIDERS = {"libretranslate": LibreTranslate, "deepl": DeepL, "twin": Twin}


def provider():
    """The newsroom's provider, or None where it has none."""
    chosen = settings.MACHINE_TRANSLATION
    if not chosen["provider"]:
        return None
    return PROVIDERS[chosen["provider"]](url=chosen["url"], key=chosen["key"])
