"""Keeping what photos are searched by in step with what they say."""

from articles.models import PhotoWords
from articles.models.photo_words import words_of


def note_words(*photos):
    """Writes anew what these photos are found by; part of every verb that changes their words."""
    PhotoWords.objects.bulk_create(
        [PhotoWords(photo_id=photo.pk, **words_of(photo)) for photo in photos],
        update_conflicts=True,
        unique_fields=["photo"],
        update_fields=["search_key", "described_in"],
    )
