"""DeepL, by its own library."""

import deepl
from deepl import http_client
from django.utils.translation import gettext as _

from articles.machine.provider import CONNECT_TIMEOUT, MachineFailed, nonsense

# DeepL's codes, where they are not Django's in capitals: as a source, and as a target.
SOURCES = {"zh-hans": "ZH"}
TARGETS = {"en": "EN-GB", "zh-hans": "ZH-HANS"}

# Its patience is meant for batches; somebody sits before the page and waits.
http_client.max_network_retries = 1
http_client.min_connection_timeout = CONNECT_TIMEOUT


class DeepL:
    """Free and paid keys go to their own servers, unless the settings name another address."""

    name = "DeepL"

    def __init__(self, *, url="", key=""):
        self.url, self.key = url or None, key

    def translate(self, fragments, source, target):
        try:
            client = deepl.DeepLClient(self.key, server_url=self.url, send_platform_info=False)
            results = client.translate_text(
                fragments,
                source_lang=SOURCES.get(source, source.upper()),
                target_lang=TARGETS.get(target, target.upper()),
                tag_handling="html",
                preserve_formatting=True,
            )
        except (deepl.DeepLException, ValueError, KeyError, TypeError) as error:
            raise MachineFailed(_sentence(error)) from error
        if len(results) != len(fragments):
            raise MachineFailed(nonsense(self.name))
        return [result.text for result in results]


def _sentence(error):
    if isinstance(error, deepl.QuotaExceededException):
        return _("DeepL’s quota for this month is used up. Nothing was changed.")
    if isinstance(error, deepl.TooManyRequestsException):
        return _("DeepL has had enough of us for now. Nothing was changed.")
    if isinstance(error, deepl.AuthorizationException):
        return _("DeepL does not accept the newsroom’s key. Nothing was changed.")
    if isinstance(error, deepl.ConnectionException):
        return _("DeepL can’t be reached now. Nothing was changed.")
    return _("DeepL could not translate this. Nothing was changed.")
