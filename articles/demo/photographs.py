"""The demo newsroom's photographs: stored with their credits, and what the photo desk did since."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

from django.db import connection

from articles import workflow
from articles.demo import files
from articles.languages import column

WITHOUT_COPYRIGHT = {"CC0-1.0", "public-domain"}


def load(named):
    """Photos by file name, each once however many stories show it; `named` are rows by key."""
    wanted = {photo["file"] for story in files.stories() for photo in story.get("photos", ())}
    names, store = sorted(wanted), partial(_store, named)
    if connection.in_atomic_block:
        # What this transaction has written, no other connection can see.
        return dict(zip(names, map(store, names), strict=True))
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        stored = threads.map(partial(_with_own_connection, store), names)
        return dict(zip(names, stored, strict=True))


def set_rights(photos, users, now):
    """Ends rights, chooses what is shown instead, notes consents; counted from `now`."""
    for row in files.rights():
        photo, said = photos[row["file"]], {}
        if "ends_in" in row:
            said["valid_until"] = now + timedelta(**row["ends_in"])
        if "replacement" in row:
            said["replacement"] = photos[row["replacement"]]
        if "consent_note" in row:
            said["consent_note"] = row["consent_note"]
        workflow.change_photo(photo, by=users["photo"], **said)
        if "consent_note" in row:
            workflow.confirm_note(photo, by=users["photo"], which="consent", now=now)


def _with_own_connection(store, file):
    try:
        return store(file)
    finally:
        connection.close()


def _store(named, file):
    credit = files.photo_credits()[file]
    try:
        photo = workflow.store_photo(
            files.photo_bytes(file),
            by=None,
            licence=named["licences"][credit["licence"]],
            credit_wording=f"{credit['photographer']}, {credit['year']}",
            copyright_notice=_copyright_notice(credit),
            **_makers(credit, named),
            **_described(file),
            **_framed(credit),
        )
    except workflow.AlreadyStored as stored:
        photo = stored.photo
    # No story is published with a photo that still waits for its sizes.
    workflow.make_renditions_now(photo.pk)
    return photo


def _copyright_notice(credit):
    """Nothing is claimed for what was given to everybody."""
    if credit["licence"] in WITHOUT_COPYRIGHT:
        return ""
    return f"© {credit['year']} {credit['photographer']}"


def _makers(credit, named):
    """Agencies sign as a source, people as photographers."""
    name = credit["photographer"]
    if photographer := named["photographers"].get(name):
        return {"photographer": photographer, "source": named["sources"]["lomiri-community"]}
    [source] = [
        each for each in named["sources"].values() if getattr(each, column("name", "en")) == name
    ]
    return {"source": source}


def _described(file):
    return {
        column(field, code): words[key]
        for code, words in files.descriptions(file).items()
        for field, key in (("caption", "caption"), ("alt_text", "alt"))
    }


def _framed(credit):
    """How its crops are cut; about its middle, where nothing is said."""
    focus_x, focus_y = credit.get("focus", (0.5, 0.5))
    return {"focus_x": focus_x, "focus_y": focus_y, "crops": credit.get("crops", {})}
