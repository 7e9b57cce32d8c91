"""Photos that look like another one."""

from articles.models import Photo
from articles.pictures.likeness import NEAR, distance


def near_duplicates(photo, within=NEAR):
    """Photos whose perceptual hash differs in few bits, the nearest first."""
    if not photo.perceptual_hash:
        return []
    others = Photo.objects.exclude(pk=photo.pk).exclude(perceptual_hash="").order_by()
    distances = {
        pk: bits
        for pk, other in others.values_list("pk", "perceptual_hash").iterator()
        if (bits := distance(photo.perceptual_hash, other)) <= within
    }
    found = Photo.objects.in_bulk(distances)
    return [found[pk] for pk in sorted(distances, key=lambda pk: (distances[pk], pk))]
