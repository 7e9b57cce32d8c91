"""Remarks of a step that was refused: kept for the next look at the page, so that nobody has to
write them again."""

REMARKS = ("correction_note", "note", "notice")
KEY = "unsent_remarks"


def keep(page):
    """Keeps what was written beside the button that did not do it."""
    said = {name: page.data[name] for name in REMARKS if page.data.get(name, "").strip()}
    if said:
        page.request.session[KEY] = {"place": _place(page), **said}


def take(page):
    """{field: remark}, once, and only where it was written."""
    session = page.request.session
    if session.get(KEY, {}).get("place") != _place(page):
        return {}
    return session.pop(KEY)


def _place(page):
    return f"{page.article.pk} {page.language.code}"
