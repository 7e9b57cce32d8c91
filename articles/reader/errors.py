"""The pages for what went wrong, in the reader's language, without the database."""

import logging

from django.http import HttpResponseServerError
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.languages import codes
from articles.reader import addresses, page
from articles.reader.languages import wanted

# Where even the page for errors can't be made.
LAST_RESORT = b"<!doctype html><title>500</title><h1>500</h1>"


def not_found(request, exception, explanation=None):
    """404 in the language of the address, else of the browser; `explanation` makes a sentence."""
    code = _language(request)
    with override(code):
        response = page.respond(
            "error",
            code,
            page.build(
                request,
                code,
                title=_("This page does not exist"),
                targets=page.everywhere(addresses.front),
            ),
            status=404,
            explanation=explanation()
            if explanation
            else _("The address may be mistyped, or the page may have moved."),
        )
    if code != _in_address(request):
        patch_vary_headers(response, ["Accept-Language", "Cookie"])
    patch_cache_control(response, private=True, max_age=0)
    return response


def broken(request):
    """500 without the database: it may be what is broken."""
    try:
        code = _language(request)
        with override(code):
            return page.respond(
                "error",
                code,
                page.build(
                    request,
                    code,
                    title=_("Something went wrong here"),
                    targets=page.everywhere(addresses.front),
                ),
                status=500,
                explanation=_("It is our fault, not yours. Please try again in a moment."),
            )
    except Exception:
        logging.getLogger(__name__).exception("The page for errors failed.")
        return HttpResponseServerError(LAST_RESORT)


def _language(request):
    return _in_address(request) or wanted(request)


def _in_address(request):
    code = request.path_info.lstrip("/").split("/", 1)[0]
    return code if code in codes() else None
