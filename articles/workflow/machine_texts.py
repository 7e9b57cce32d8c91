"""What a machine wrote in a text, and no person has confirmed yet."""

from articles.models import MachineText
from articles.text.segments import segments


def unconfirmed(edition, text, digests=None):
    """The segments of a Text or Revision that still say what a machine said, in reading order.

    A segment that a person changed has another digest and is not among them. `digests` are those
    of what nobody has confirmed, where somebody has them already.
    """
    if digests is None:
        waiting = MachineText.objects.filter(edition=edition, confirmed_at=None)
        digests = set(waiting.values_list("digest", flat=True))
    if not digests:
        return []
    return [segment for segment in segments(text) if segment.digest in digests]
