"""The languages of this newsroom, and how to name a column in one of them."""

from dataclasses import dataclass
from functools import cache

from babel import Locale
from django.conf import settings
from django.utils.translation import get_language_info
from modeltranslation.utils import build_localized_fieldname


@dataclass(frozen=True)
class Language:
    """One language: Django's code, its own name, BCP 47 tag, writing direction, CLDR locale."""

    code: str
    name: str
    tag: str
    direction: str
    locale: Locale


@cache
def language(code):
    """The Language of a code in settings.LANGUAGES; KeyError for any other."""
    name = dict(settings.LANGUAGES)[code]
    locale = Locale.parse(code, sep="-")
    return Language(
        code=code,
        name=name,
        tag=str(locale).replace("_", "-"),
        direction="rtl" if get_language_info(code)["bidi"] else "ltr",
        locale=locale,
    )


def codes():
    """The codes that this newsroom works in, in the order in which readers see them."""
    return settings.NEWSROOM_LANGUAGES


def languages():
    return [language(code) for code in codes()]


def column(field, code):
    """The database column of a translated field: ("title", "id") gives "title_ind"."""
    return build_localized_fieldname(field, code)


def codename(verb, code):
    """The permission for a verb in one language: ("publish", "zh-hans") → "publish_zh_hans"."""
    return f"{verb}_{code.replace('-', '_')}"
