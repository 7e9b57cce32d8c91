"""The layer before Django: what it has is answered, what it lacks is rendered once and kept."""

from time import time

from django.utils.http import parse_etags, parse_http_date_safe

from articles.reader.page_cache import compressing, rendering, sharing
from articles.reader.page_cache.asked import asked, language
from articles.reader.page_cache.encodings import chosen
from articles.reader.page_cache.entries import Entry
from articles.reader.page_cache.pages import Pages
from articles.reader.page_cache.seen import Seen

# What an answer to one person may depend on; without it nothing is lost.
PERSONAL = ("HTTP_COOKIE", "HTTP_RANGE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
NOT_MODIFIED = ("Cache-Control", "Cache-Tag", "ETag", "Surrogate-Key", "Vary")


class PageCache:
    """A WSGI application around Django's."""

    def __init__(self, application, store, *, memory):
        self.application, self.seen = application, Seen()
        self.pages = Pages(application, store, self.seen.current, memory=memory)

    def __call__(self, environ, start_response):
        return self.answer(environ, start_response, time())

    def answer(self, environ, start_response, now):
        """The response at `now`, in seconds since 1970."""
        key = asked(environ)
        generation = key and self.seen.current(key.code, now)
        if not generation:
            return self._render_alone(environ, start_response)
        if key.query != environ.get("QUERY_STRING", ""):
            # Nothing that follows a reader gets as far as a view.
            environ = environ | {"QUERY_STRING": key.query}
        entry = self.pages.at_hand(key, generation, now)
        if entry is None:
            if self.pages.is_unkept(key, generation):
                return self.application(environ, start_response)
            entry = self.pages.fetch(environ, key, generation, now)
            if not isinstance(entry, Entry):
                return self._pass_on(entry, environ, start_response)
            if sharing.most():
                # Whoever changed something meanwhile has told the CDN before it gets this page.
                generation = self.seen.read_again(key.code, now) or generation
        return self._respond(entry, generation, now, environ, start_response)

    def _respond(self, entry, generation, now, environ, start_response):
        encoding = chosen(environ.get("HTTP_ACCEPT_ENCODING", ""))
        if entry.lacks(encoding):
            entry.add(encoding)
            self.pages.keep(entry)
        etag, headers, body = entry.answer(encoding)
        headers = [*headers, *_sharing(entry, generation, now)]
        if etag and _has_it(etag, headers, environ):
            kept = [pair for pair in headers if pair[0] in NOT_MODIFIED]
            start_response("304 Not Modified", kept)
            return []
        start_response(entry.status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else body

    def _render_alone(self, environ, start_response):
        """What is kept for nobody else comes to its reader compressed all the same."""
        if not language(environ):
            return self.application(environ, start_response)
        answer = rendering.ask_as_sent(self.application, environ)
        packed = compressing.packed(answer, environ.get("HTTP_ACCEPT_ENCODING", ""))
        return _give(packed, environ, start_response)

    def _pass_on(self, answer, environ, start_response):
        """An answer that is not kept, as the application gives it to this very request."""
        if answer.status.startswith("2") and any(map(environ.get, PERSONAL)):
            rendering.close(answer)
            return self.application(environ, start_response)
        return _give(answer, environ, start_response)


def _give(answer, environ, start_response):
    start_response(answer.status, answer.headers)
    if environ["REQUEST_METHOD"] == "HEAD":
        rendering.close(answer)
        return []
    return answer.chunks


def _sharing(entry, generation, now):
    """Cache-Control and tags for whoever stands between here and the reader."""
    if not entry.is_of(generation, now):
        return [("Cache-Control", sharing.BRIEFLY)]
    said = entry.sharing or sharing.until(generation.ends_at - now)
    return [("Cache-Control", said), *sharing.tags(entry.key.code)]


def _has_it(etag, headers, environ):
    """Whether who asks has the page already, by RFC 9110, 13.2.2: its time counts only where no
    tags were sent."""
    wanted = environ.get("HTTP_IF_NONE_MATCH")
    if wanted is not None:
        return _is_among(etag, wanted)
    since = environ.get("HTTP_IF_MODIFIED_SINCE")
    changed = since and next((value for name, value in headers if name == "Last-Modified"), "")
    if not changed:
        return False
    changed, since = parse_http_date_safe(changed), parse_http_date_safe(since)
    return None not in (changed, since) and changed <= since


def _is_among(etag, header):
    """Whether an If-None-Match header names the page: compared weakly, since servers in front may
    have weakened it."""
    if header == etag:
        return True
    names = parse_etags(header)
    return "*" in names or etag in (name.removeprefix("W/") for name in names)
