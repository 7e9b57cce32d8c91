"""Three-way merging of a story's facts: as a form opened them, as it was sent, as stored now."""

from urllib.parse import quote

from articles.workflow import Facts

PARTS = (
    *("section", "source_language", "authors", "tags", "photos", "related"),
    *("kind", "sponsor", "made_by_ai"),
)


def digest(facts):
    """The facts in one short line of keys, which a form carries along and `merge` reads."""
    return _line(_keys(facts))


def merge(opened, mine, now):
    """(facts, collided, opened): both people's changes together, and what cannot be.

    `opened` is the digest that the form was opened with. `collided` names the parts of Facts
    that two people changed differently: they stay as they are stored, and the digest returned
    counts them as seen, so that sending the form again keeps what it says.
    """
    base, ours, theirs = _read(opened), _keys(mine), _keys(now)
    merged, collided = {}, []
    for name in PARTS:
        was, is_mine, is_now = base.get(name), ours[name], theirs[name]
        merged[name] = getattr(mine, name)
        if is_mine == was:
            merged[name] = getattr(now, name)
        elif is_now in (was, is_mine):
            continue
        elif name == "tags" or (name in ("authors", "related") and _only_added(was, is_now)):
            merged[name] = _both(was or [], getattr(mine, name), getattr(now, name))
        else:
            merged[name] = getattr(now, name)
            collided.append(name)
    seen = {name: theirs[name] for name in collided}
    return Facts(**merged), collided, _line({**base, **seen}) if base else digest(now)


def _keys(facts):
    photos = [f"{placed.photo.pk}:{placed.role}:{placed.after_block}" for placed in facts.photos]
    told = {name: [quote(words, safe="")] if words else [] for name, words in facts.told.items()}
    return {
        "section": [str(facts.section.pk)],
        "source_language": [facts.source_language],
        "authors": [str(author.pk) for author in facts.authors],
        "tags": sorted(str(tag.pk) for tag in facts.tags),
        "photos": photos,
        "related": [str(other.pk) for other in facts.related],
        **told,
    }


def _line(keys):
    return ";".join(",".join(keys[name]) for name in PARTS)


def _read(line):
    """The keys in a digest; none where it cannot be read."""
    pieces = line.split(";")
    if len(pieces) != len(PARTS):
        return {}
    return {
        name: piece.split(",") if piece else [] for name, piece in zip(PARTS, pieces, strict=True)
    }


def _only_added(was, is_now):
    return was is not None and is_now[: len(was)] == was


def _both(was, mine, now):
    """My rows without those that the other took out, then those that the other added."""
    kept, stored = {row.pk for row in mine}, {str(row.pk) for row in now}
    left = [row for row in mine if str(row.pk) in stored or str(row.pk) not in was]
    return left + [row for row in now if row.pk not in kept and str(row.pk) not in was]
