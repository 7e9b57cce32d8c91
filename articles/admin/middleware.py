"""The desk speaks the language of whoever sits at it."""

from django.utils import translation

from articles.languages import codes

DESK = "/desk/"


class DeskLanguageMiddleware:
    """Activates the user's own language at the desk; before login, the browser's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path.startswith(DESK):
            return self.get_response(request)
        user = request.user
        code = user.language if user.is_authenticated else _wanted(request)
        with translation.override(code):
            request.LANGUAGE_CODE = code
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", code)
            return response


def _wanted(request):
    code = translation.get_language_from_request(request)
    return code if code in codes() else "en"
