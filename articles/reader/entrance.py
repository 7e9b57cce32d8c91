"""The site's entrance: which language a reader is led to, and how they choose it for good."""

from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from articles.reader import addresses
from articles.reader.languages import COOKIE, wanted

YEAR = 365 * 86_400  # seconds


@require_safe
def root(request):
    """The one address without a language leads to the reader's."""
    response = redirect(addresses.front(wanted(request)))
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    patch_cache_control(response, private=True, max_age=0)
    return response


# Without a token on purpose: it would tie a cookie to every page, and all that a foreign site
# could change is the language that the next visit begins in.
@csrf_exempt
@require_POST
def remember(request, code):
    """Keeps the language as the one to begin in, because the reader asked for it."""
    path = request.POST.get("next", "")
    if not (path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)):
        path = addresses.front(code)
    response = HttpResponseRedirect(path, status=303)
    secure = request.is_secure()
    response.set_cookie(COOKIE, code, max_age=YEAR, httponly=True, samesite="Lax", secure=secure)
    return response
