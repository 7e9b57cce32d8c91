"""Content Credentials (C2PA): what a file's manifest says, and signing what leaves the site.

All of it works offline: no manifest, list or revocation is fetched from anywhere.
"""

import json
from datetime import UTC, datetime
from functools import cache
from io import BytesIO

import c2pa

from articles.pictures.credit import Credit
from articles.pictures.properties import NAMES
from articles.pictures.rdf import tidy

# A manifest store names itself in every format; a manifest elsewhere is named in XMP.
MARKS = (b"c2pa", b"provenance")
UNREADABLE, REMOTE = "Unreadable", "Remote"

MAX_TEXT = 300  # characters
MAX_ITEMS = 50
# IPTC's source types that stand for a generative model, as far as C2PA names them.
BY_AI = ("trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia")

ORIGINAL = "original"
GENERATOR = "Newsroom CMS"
# What the newsroom does to every original, in C2PA's words.
STEPS = ("c2pa.color_adjustments", "c2pa.resized", "c2pa.transcoded")
CROPPED = "c2pa.cropped"

# CAWG's training and data mining assertion 1.1: its four uses, and what PLUS's codes say of them.
MINING, TRAINING, GENERATIVE = "cawg.data_mining", "cawg.ai_training", "cawg.ai_generative_training"
USES = (MINING, TRAINING, GENERATIVE, "cawg.ai_inference")
FORBIDDEN_USES = {
    "DMI-PROHIBITED-AIMLTRAINING": (TRAINING, GENERATIVE),
    "DMI-PROHIBITED-GENAIMLTRAINING": (GENERATIVE,),
    "DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING": USES,
    "DMI-PROHIBITED": USES,
}


class NotSigned(Exception):
    """A file that could not be signed, mostly for a certificate or key of the wrong kind."""


def manifest_of(data: bytes, mime: str, anchors: str = "") -> dict | None:
    """What a file's Content Credentials say, as JSON holds it; None if it has none.

    `state` is Trusted (only with `anchors`, certificates in PEM), Valid, Invalid, Unreadable, or
    Remote where the manifest lies on another host, which is never asked; `problems` has the
    standard's codes for what is wrong. `signed_at` may be empty: only a time stamp tells it.
    `source_types` are IPTC codes from the whole chain of manifests. Texts are whatever the file
    says, cut to 300 characters.
    """
    if not any(mark in data for mark in MARKS):
        return None
    try:
        with c2pa.Reader(mime, BytesIO(data), context=_context(anchors)) as reader:
            return _summary(json.loads(reader.json()))
    except c2pa.C2paError.ManifestNotFound:
        return None
    # Whatever a hostile manifest makes the library raise must not cost us the picture.
    except Exception as error:
        is_elsewhere = str(error).startswith("Remote:")
        return _summary({"validation_state": REMOTE if is_elsewhere else UNREADABLE})


def sign(
    file: bytes,
    mime: str,
    credit: Credit,
    *,
    certificate: bytes,
    key: bytes,
    original: bytes | None = None,
    original_mime: str = "image/jpeg",
    crop: str = "",
    now: datetime | None = None,
) -> bytes:
    """The file with a manifest of its own, signed with an ES256 key; it replaces any other one.

    `certificate` is the chain in PEM, leaf first, `key` its private key in PEM. The original
    becomes the parent, and its manifests go along with all that they say, place included.
    Raises NotSigned.
    """
    definition = _definition(credit, crop, now or datetime.now(UTC))
    parent = {"title": ORIGINAL, "relationship": "parentOf", "label": ORIGINAL}
    signed = BytesIO()
    try:
        keys = c2pa.C2paSignerInfo(b"es256", certificate, key, None)
        with (
            c2pa.Signer.from_info(keys) as signer,
            c2pa.Builder(definition, context=_context()) as builder,
        ):
            known = (original_mime, original) if original else (mime, file)
            builder.add_ingredient(parent, known[0], BytesIO(known[1]))
            builder.sign(signer, mime, BytesIO(file), signed)
    except c2pa.C2paError as error:
        raise NotSigned(str(error)) from error
    return signed.getvalue()


@cache
def _context(anchors: str = "") -> c2pa.Context:
    """Settings under which the library asks no other host and adds no pictures of its own."""
    settings = {
        "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False},
        "core": {"allowed_network_hosts": []},
        "builder": {"thumbnail": {"enabled": False}},
    }
    if anchors:
        settings["trust"] = {"user_anchors": anchors}
    return c2pa.Context.from_dict(settings)


def _summary(store: dict) -> dict:
    manifests = store.get("manifests", {})
    active = manifests.get(store.get("active_manifest"), {})
    signature = active.get("signature_info", {})
    failures = store.get("validation_results", {}).get("activeManifest", {}).get("failure", [])
    tools = active.get("claim_generator_info") or [{"name": active.get("claim_generator", "")}]
    types = [kind for manifest in manifests.values() for kind in _source_types(manifest)]
    return {
        "state": _text(store.get("validation_state")),
        "problems": _texts(failure.get("code") for failure in failures),
        "signer": _text(signature.get("issuer")),
        "signer_name": _text(signature.get("common_name")),
        "signed_at": _text(signature.get("time")),
        "tool": ", ".join(_texts(_tool(each) for each in tools)),
        "title": _text(active.get("title")),
        "actions": _actions(active)[:MAX_ITEMS],
        "source_types": _texts(dict.fromkeys(types)),
        "is_made_by_ai": not set(types).isdisjoint(BY_AI),
        "earlier_manifests": max(0, len(manifests) - 1),
    }


def _actions(manifest: dict) -> list[dict]:
    """What was done, in order: {"action": C2PA's code, "when": ISO time or "", "tool": …}."""
    return [
        {
            "action": _text(action.get("action")),
            "when": _text(action.get("when")),
            "tool": _text(_tool(action.get("softwareAgent"))),
        }
        for action in _raw_actions(manifest)
    ]


def _raw_actions(manifest: dict) -> list[dict]:
    return [
        action
        for assertion in manifest.get("assertions", [])
        if assertion.get("label", "").startswith("c2pa.actions")
        for action in assertion["data"].get("actions", [])
    ]


def _source_types(manifest: dict) -> list[str]:
    kinds = [action.get("digitalSourceType") for action in _raw_actions(manifest)]
    return [kind.strip().rpartition("/")[2] for kind in kinds if kind]


def _tool(agent: dict | str | None) -> str:
    if isinstance(agent, dict):
        return f"{agent.get('name', '')} {agent.get('version', '')}".strip()
    return agent or ""


def _texts(found) -> list[str]:
    return [text for each in found if (text := _text(each))][:MAX_ITEMS]


def _text(value: object) -> str:
    return tidy(value)[:MAX_TEXT] if isinstance(value, str) else ""


def _definition(credit: Credit, crop: str, now: datetime) -> dict:
    when = now.isoformat(timespec="seconds")
    opened = {"action": "c2pa.opened", "parameters": {"ingredientIds": [ORIGINAL]}}
    steps = [*STEPS, CROPPED] if crop else STEPS
    actions = [opened, *({"action": step} for step in steps)]
    assertions = [
        ("c2pa.actions.v2", {"actions": [each | {"when": when} for each in actions]}),
        ("cawg.metadata", _metadata(credit)),
        ("cawg.training-mining", _mining(credit)),
    ]
    return {
        "claim_generator_info": [{"name": GENERATOR}],
        "assertions": [{"label": label, "data": data} for label, data in assertions if data],
    }


def _metadata(credit: Credit) -> dict:
    """The credit as CAWG's metadata assertion, so that the signature covers it by name."""
    told = {
        "dc:creator": [credit.creator] if credit.creator else [],
        "photoshop:Credit": credit.credit_line,
        "photoshop:Source": credit.source,
        "dc:rights": credit.copyright_notice,
        "xmpRights:WebStatement": credit.web_statement,
    }
    told = {name: value for name, value in told.items() if value}
    spaces = {prefix: NAMES[prefix] for prefix in ("dc", "photoshop", "xmpRights")}
    return {"@context": spaces} | told if told else {}


def _mining(credit: Credit) -> dict:
    """What PLUS's code says of each use; nothing where nothing was said."""
    code = credit.data_mining
    if not code or code == "DMI-UNSPECIFIED":
        return {}
    if code == "DMI-ALLOWED":
        entries = {use: {"use": "allowed"} for use in USES}
    elif code in FORBIDDEN_USES:
        entries = {use: {"use": "notAllowed"} for use in FORBIDDEN_USES[code]}
    else:
        terms = credit.web_statement or next(iter(credit.usage_terms.values()), "")
        entries = {use: {"use": "constrained", "constraint_info": terms} for use in USES}
    if code == "DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING":
        entries[MINING] = {"use": "constrained", "constraint_info": "search engine indexing"}
    return {"entries": entries}
