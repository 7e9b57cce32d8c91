"""Photos that look like another one."""

from articles.models import Photo

NEAR = 24  # of 128 bits


def near_duplicates(photo, within=NEAR):
    """Photos whose perceptual hash differs in few bits, the nearest first."""
    if not photo.perceptual_hash:
        return []
    others = Photo.objects.exclude(pk=photo.pk).exclude(perceptual_hash="").order_by()
    mine = int(photo.perceptual_hash, 16)
    distances = {
        pk: distance
        for pk, other in others.values_list("pk", "perceptual_hash").iterator()
        if (distance := (int(other, 16) ^ mine).bit_count()) <= within
    }
    found = Photo.objects.in_bulk(distances)
    return [found[pk] for pk in sorted(distances, key=lambda pk: (distances[pk], pk))]
