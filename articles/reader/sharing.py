"""Where readers pass stories on, language by language, by plain links that ask nobody anything
before they are pressed. Apps that take no plain link are reached by the browser's own sheet."""

from typing import NamedTuple
from urllib.parse import quote, unquote


class Network(NamedTuple):
    """`address` ends where the story's own, quoted, is put."""

    name: str
    address: str


class Shared(NamedTuple):
    """A story that is passed on: its path, its whole address, its title."""

    path: str
    address: str
    title: str

    @property
    def quoted(self):
        """The address as a part of another one."""
        return quote(self.address, safe="")

    @property
    def quoted_title(self):
        return quote(self.title, safe="")

    @property
    def readable(self):
        """The address with the letters of its own script, to be read and typed."""
        return unquote(self.address)


BAND = Network("BAND", "https://www.band.us/plugin/share?body=")
FACEBOOK = Network("Facebook", "https://www.facebook.com/sharer/sharer.php?u=")
LINE = Network("LINE", "https://social-plugins.line.me/lineit/share?url=")
TELEGRAM = Network("Telegram", "https://t.me/share/url?url=")
VK = Network("VK", "https://vk.com/share.php?url=")
WEIBO = Network("Weibo", "https://service.weibo.com/share/share.php?url=")
WHATSAPP = Network("WhatsApp", "https://wa.me/?text=")
X = Network("X", "https://x.com/intent/post?url=")

USUAL = (WHATSAPP, FACEBOOK, TELEGRAM, X)
IN = {
    "ko": (X, FACEBOOK, BAND, LINE),
    "zh-hans": (WEIBO, TELEGRAM, FACEBOOK, X),
    "ja": (LINE, X, FACEBOOK),
    "ru": (TELEGRAM, VK, WHATSAPP),
}


def networks(code):
    """The Networks offered in a language, those that most of its readers use first."""
    return IN.get(code, USUAL)
