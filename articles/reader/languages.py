"""Which language a page is in: the address says so, and nothing else."""

from functools import wraps

from django.utils.translation import override
from django.utils.translation.trans_real import (
    get_supported_language_variant,
    parse_accept_lang_header,
)
from django.views.decorators.http import conditional_page, require_safe

from articles.languages import codes
from articles.reader.page_cache.sharing import share

COOKIE = "language"


class LanguageConverter:
    """The languages of this newsroom in an address; any other is not an address of this site."""

    regex = "[a-z]{2,3}(?:-[a-z]{4})?"

    def to_python(self, value):
        if value not in codes():
            raise ValueError(value)
        return value

    def to_url(self, value):
        return value


class AddressConverter:
    """A slug in any script; no slug has control characters, and no database wants them."""

    regex = r"[^/\x00-\x1f\x7f]+"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


class YearConverter:
    regex = "[12][0-9]{3}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return f"{int(value):04}"


class MonthConverter(YearConverter):
    regex = "0[1-9]|1[0-2]"

    def to_url(self, value):
        return f"{int(value):02}"


def in_its_language(view):
    """A page that everybody may share: the same for all readers, fresh at each visit.

    A view that says something else in Cache-Control (`private`: not kept) is let have its way.
    """

    @require_safe
    @conditional_page
    @wraps(view)
    def page(request, code, *args, **kwargs):
        with override(code):
            response = view(request, code, *args, **kwargs)
        share(response)
        return response

    return page


def wanted(request):
    """The language to begin in: the one asked for earlier, else the browser's, else the first."""
    if (chosen := request.COOKIES.get(COOKIE)) in codes():
        return chosen
    return accepted(request) or codes()[0]


def accepted(request):
    """The first language of Accept-Language that the newsroom works in, or None."""
    for tag, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if tag == "*":
            break
        try:
            code = get_supported_language_variant(tag)
        except LookupError:
            continue
        if code in codes():
            return code
    return None
