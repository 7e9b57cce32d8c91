"""What the demo newsroom says of itself, in each of its languages."""

import tomllib
from pathlib import Path

from articles import workflow
from articles.languages import codes
from articles.models import Policy

HERE = Path(__file__).parent / "policies"


def load(by, now):
    """Writes each page that a language's file has and the newsroom has not; paragraphs are parted
    by empty lines."""
    there = set(Policy.objects.values_list("kind", "language"))
    for code in codes():
        told = tomllib.loads((HERE / f"{code}.toml").read_text(encoding="utf-8"))
        for kind, page in told.items():
            if (kind, code) not in there:
                paragraphs = page["body"].strip().split("\n\n")
                body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
                workflow.save_policy(kind, code, page["title"], body, by=by, now=now)
