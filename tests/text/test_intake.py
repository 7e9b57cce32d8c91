"""A story as it reaches a newsroom: its paragraphs stay as written, its credits are taken out."""

import unicodedata
from pathlib import Path

import pytest

from articles.text.intake import digest, recognise

FOLDER = Path(__file__).parent / "intake"
STORIES = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt")}


@pytest.fixture
def sample(shared):
    return (shared / "samples" / "story.id.txt").read_text(encoding="utf-8")


def test_the_sample_story_gives_its_writer_and_the_source_of_its_photo(sample):
    intake = recognise(sample, "id")
    assert intake.writers == ["Park Hye Ri"]
    assert intake.photo_credit.wording == "Foto: Kantor Kepresidenan Republik Korea"
    assert intake.photo_credit.source == "Kantor Kepresidenan Republik Korea"
    assert intake.photo_credit.photographer == ""


def test_the_sample_story_keeps_its_eight_paragraphs_to_the_letter(sample):
    intake = recognise(sample, "id")
    lines = sample.splitlines()
    assert intake.recognised == lines[:2]
    assert intake.paragraphs == [line.strip() for line in lines[2:]]
    assert len(intake.paragraphs) == 8


@pytest.mark.parametrize("language", sorted(STORIES))
def test_paragraphs_between_blank_lines_stay_as_written(language):
    intake = recognise(STORIES[language], language)
    assert intake.paragraphs == STORIES[language].strip().split("\n\n")
    assert (intake.writers, intake.photo_credit, intake.recognised) == ([], None, [])
    assert intake.language == language


@pytest.mark.parametrize("language", sorted(STORIES))
def test_one_paragraph_a_line_is_read_the_same(language):
    lines = STORIES[language].replace("\n\n", "\n")
    assert recognise(lines, language).paragraphs == STORIES[language].strip().split("\n\n")


@pytest.mark.parametrize("language", sorted(STORIES))
@pytest.mark.parametrize("ending", ["\r\n", "\r", "\u2029"])
def test_a_pasted_story_may_have_any_line_ends(language, ending):
    pasted = STORIES[language].replace("\n", ending)
    assert recognise(pasted, language) == recognise(STORIES[language], language)


def test_inner_spaces_quotes_and_diacritics_stay_and_outer_white_space_goes():
    line = "Er sagte:  „Ja\u00a0– naïf“,\tund ‘Tiếng Việt’ 「はい」 e\u0301"
    assert recognise(f"\u3000 {line}\u00a0 \n\n", "de").paragraphs == [line]


def filled(paragraph, width):
    """The paragraph in lines of at most `width` columns, of which a Korean letter takes two."""
    lines = [""]
    for word in paragraph.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        columns = sum(1 + ("가" <= letter <= "힣") for letter in longer)
        lines[-1:] = [longer] if columns <= width else [lines[-1], word]
    return "\n".join(lines)


@pytest.mark.parametrize("language", ["en", "id", "es", "fr", "de", "ru", "vi", "ar", "ko"])
@pytest.mark.parametrize("width", [64, 72, 78])
def test_hard_wrapped_paragraphs_are_joined(language, width):
    paragraphs = STORIES[language].strip().split("\n\n")
    wrapped = "\n\n".join(filled(paragraph, width) for paragraph in paragraphs)
    assert wrapped.count("\n") > STORIES[language].count("\n")
    assert recognise(wrapped, language).paragraphs == paragraphs


@pytest.mark.parametrize("language", ["ja", "zh-hans"])
def test_hard_wrapped_chinese_and_japanese_is_joined_without_spaces(language):
    paragraphs = STORIES[language].strip().split("\n\n")
    wrapped = "\n\n".join(
        "\n".join(paragraph[start : start + 36] for start in range(0, len(paragraph), 36))
        for paragraph in paragraphs
    )
    assert recognise(wrapped, language).paragraphs == paragraphs


def test_hard_wrapped_text_keeps_its_credits_apart():
    paragraphs = STORIES["en"].strip().split("\n\n")
    wrapped = "\n\n".join(filled(paragraph, 70) for paragraph in paragraphs)
    intake = recognise(f"By Jane Doe\nPhoto: John Smith\n\n{wrapped}", "en")
    assert intake.paragraphs == paragraphs
    assert intake.writers == ["Jane Doe"]
    assert intake.photo_credit.photographer == "John Smith"


def test_a_poem_and_a_list_inside_a_story_keep_their_lines():
    poem = ["The wheel is still,", "the water runs,", "the children read", "a thousand suns."]
    long = STORIES["en"].strip().split("\n\n")
    intake = recognise("\n\n".join([long[0], "\n".join(poem), long[1]]), "en")
    assert intake.paragraphs == [long[0], *poem, long[1]]


def test_short_lines_without_blank_lines_are_never_joined():
    wrapped = filled(STORIES["en"].split("\n")[0], 70)
    assert recognise(wrapped, "en").paragraphs == wrapped.split("\n")


def test_a_list_in_a_hard_wrapped_text_keeps_its_lines():
    paragraphs = STORIES["de"].strip().split("\n\n")
    wrapped = [filled(paragraph, 72) for paragraph in paragraphs]
    intake = recognise("\n\n".join([wrapped[0], "Brot\nSalz\nBücher", *wrapped[1:]]), "de")
    assert intake.paragraphs == [paragraphs[0], "Brot", "Salz", "Bücher", *paragraphs[1:]]


def test_credits_without_a_story_leave_no_paragraphs():
    intake = recognise("Penulis: Park Hye Ri\nFoto: Budi Santoso\n", "id")
    assert intake.paragraphs == []
    assert intake.writers == ["Park Hye Ri"]


@pytest.mark.parametrize("text", ["", "\n \n\u3000\n"])
def test_nothing_gives_nothing(text):
    intake = recognise(text, "ja")
    assert (intake.paragraphs, intake.writers, intake.recognised) == ([], [], [])


@pytest.mark.parametrize("line", ["a " * 900_000, "x" + " " * 1_900_000 + "x", "글 " * 600_000])
def test_a_line_as_long_as_the_largest_file_stays_a_paragraph(line):
    assert recognise(line, "ko").paragraphs == [line.strip()]


def test_as_many_lines_as_the_largest_file_has_stay_paragraphs():
    assert recognise("x\n" * 900_000, "ko").paragraphs == ["x"] * 900_000


def test_the_digest_of_a_story_is_a_sha256():
    assert len(digest(STORIES["ko"])) == 64
    assert int(digest(STORIES["ko"]), 16)


@pytest.mark.parametrize("language", sorted(STORIES))
def test_the_same_story_has_the_same_digest_however_it_was_saved(language):
    story = STORIES[language]
    saved = [
        f"\ufeff{story}",
        story.replace("\n", "\r\n"),
        story.replace("\n", "\r"),
        story.replace("\n\n", "\n"),
        f"\n\n  {story.strip()} \n",
        unicodedata.normalize("NFD", story),
    ]
    assert {digest(text) for text in saved} == {digest(story)}


@pytest.mark.parametrize("language", sorted(STORIES))
def test_one_changed_letter_changes_the_digest(language):
    story = STORIES[language]
    assert digest(story) != digest(story[:20] + "x" + story[21:])
    assert digest(story) != digest(story.upper() + "!")
