"""LibreTranslate, on a server of the newsroom's own: one POST to its /translate."""

import json

import requests
import urllib3
from django.utils.translation import gettext as _

from articles.machine.provider import ANSWER_TIMEOUT, CONNECT_TIMEOUT, MachineFailed, nonsense

# Its codes, where they differ from Django's.
CODES = {"zh-hans": "zh-Hans"}
MAX_ANSWER = 4_000_000  # bytes


class LibreTranslate:
    """Speaks the API of LibreTranslate 1.6 and newer."""

    name = "LibreTranslate"

    def __init__(self, *, url, key=""):
        self.url = url.rstrip("/")
        self.key = key

    def translate(self, fragments, source, target):
        order = {
            "q": fragments,
            "source": CODES.get(source, source),
            "target": CODES.get(target, target),
            "format": "html",
        }
        if self.key:
            order["api_key"] = self.key
        translated = self._answer(order).get("translatedText")
        if not isinstance(translated, list) or not all(isinstance(t, str) for t in translated):
            raise MachineFailed(nonsense(self.name))
        return translated

    def _answer(self, order):
        try:
            with requests.post(
                f"{self.url}/translate",
                json=order,
                timeout=(CONNECT_TIMEOUT, ANSWER_TIMEOUT),
                allow_redirects=False,
                stream=True,
            ) as response:
                body = response.raw.read(MAX_ANSWER, decode_content=True)
        except (requests.Timeout, TimeoutError, urllib3.exceptions.TimeoutError) as error:
            raise MachineFailed(
                _("%(provider)s did not answer in time. Nothing was changed.")
                % {"provider": self.name}
            ) from error
        # What breaks off while it is read, comes from the library below, as it is.
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise MachineFailed(
                _("%(provider)s can’t be reached now. Nothing was changed.")
                % {"provider": self.name}
            ) from error
        if sentence := _refusal(self.name, response.status_code):
            raise MachineFailed(sentence)
        try:
            answer = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise MachineFailed(nonsense(self.name)) from error
        return answer if isinstance(answer, dict) else {}


def _refusal(name, status):
    if status == 200:
        return ""
    words = {"provider": name, "status": status}
    if status in (401, 403):
        return _("%(provider)s does not accept the newsroom’s key. Nothing was changed.") % words
    if status == 429:
        return _("%(provider)s has had enough of us for now. Nothing was changed.") % words
    if status == 400:
        return _("%(provider)s does not translate between these languages.") % words
    return _("%(provider)s answered with error %(status)d. Nothing was changed.") % words
