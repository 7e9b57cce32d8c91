"""The translation memory keeps what was approved, and finds it again by likeness."""

from datetime import timedelta
from random import Random

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles.bench import words
from articles.models import Alignment, MachineText, MemoryKey, MemoryPair
from articles.text import blocks, likeness
from articles.text.segments import body_segments
from articles.workflow import memory, withdraw
from tests import make

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def pair(source, target, *, languages=("ko", "ar"), kind="body", story="", at=NOW):
    sides = [
        memory.Side(code, text, blocks.from_paragraphs([text]) if kind == "body" else text)
        for code, text in zip(languages, (source, target), strict=True)
    ]
    return memory.Pair(kind, *sides, story, at)


def translated(source, target, *, languages=("ko", "ar"), article=None, **words):
    """An edition with a body of these paragraphs beside an original with those."""
    article = article or make.article(languages[0])
    make.draft(article, languages[0], body=blocks.from_paragraphs(source))
    edition = make.draft(article, languages[1], body=blocks.from_paragraphs(target), **words)
    memory.remember(edition, edition.newest, now=NOW)
    return edition


def targets(matches):
    return [match.target for match in matches]


def test_an_approved_translation_is_found_from_both_sides():
    translated(["정부는 새 예산안을 발표했다."], ["أعلنت الحكومة الميزانية الجديدة."])
    [there] = memory.lookup("정부는 새 예산안을 발표했다.", "ko", "ar")
    [back] = memory.lookup("أعلنت الحكومة الميزانية الجديدة.", "ar", "ko")
    assert (there.score, there.target) == (100, "أعلنت الحكومة الميزانية الجديدة.")
    assert there.target_html == "<p>أعلنت الحكومة الميزانية الجديدة.</p>"
    assert (back.score, back.target) == (100, "정부는 새 예산안을 발표했다.")


def test_a_figure_is_remembered_nowhere():
    photo = make.photo()
    article = make.article("ko", photos=[photo])
    figure = blocks.figure(photo.pk)
    make.draft(article, "ko", title="", body=f"<p>다리가 열렸다.</p>\n{figure}", captions={})
    body = f"<p>فُتح الجسر.</p>\n{figure}"
    edition = make.draft(article, "ar", title="", body=body, captions={})
    # The translator has moved it into the paragraph's row.
    source = body_segments(edition.base.body)[0].digest
    links = [[source, each.digest] for each in body_segments(body)]
    Alignment.objects.create(edition=edition, links=links)
    assert memory.remember(edition, edition.newest, now=NOW) == 1
    [pair] = MemoryPair.objects.all()
    assert (pair.first_html, pair.second_html) == ("<p>فُتح الجسر.</p>", "<p>다리가 열렸다.</p>")


def test_headline_standfirst_captions_and_alt_texts_are_kept_with_their_kind():
    article = make.article("ko", photos=[make.photo()])
    [photo] = map(str, article.placements.values_list("photo_id", flat=True))
    for code in ("ko", "id"):
        captions = {photo: {"caption": f"Foto {code}", "alt_text": f"Kapal {code}"}}
        edition = make.draft(
            article, code, title=f"Judul {code}", standfirst=f"Inti {code}", captions=captions
        )
    assert memory.remember(edition, edition.newest) == 5
    assert set(MemoryPair.objects.values_list("kind", "first_text", "second_text")) == {
        ("title", "Judul id", "Judul ko"),
        ("standfirst", "Inti id", "Inti ko"),
        ("body", edition.newest.text.body[3:-4], article.edition("ko").newest.text.body[3:-4]),
        ("caption", "Foto id", "Foto ko"),
        ("alt_text", "Kapal id", "Kapal ko"),
    }


def test_a_match_names_its_story_its_article_and_its_time():
    edition = translated(["봄이 왔다."], ["جاء الربيع."])
    [match] = memory.lookup("봄이 왔다.", "ko", "ar")
    assert match.story == edition.made_from.newest_title
    assert (match.article_id, match.at) == (edition.article_id, NOW)


def test_an_original_adds_nothing():
    edition = make.draft(make.article("ko"), "ko")
    assert memory.remember(edition, edition.newest) == 0
    assert not MemoryPair.objects.exists()


def test_a_block_that_was_split_is_kept_with_all_its_parts():
    article = make.article("ko")
    make.draft(article, "ko", body="<p>하나. 둘.</p>")
    edition = make.draft(article, "id", body="<p>Satu.</p>\n<p>Dua.</p>")
    [source] = body_segments("<p>하나. 둘.</p>")
    links = [[source.digest, each.digest] for each in body_segments(edition.newest.body)]
    Alignment.objects.create(edition=edition, links=links)
    memory.remember(edition, edition.newest)
    [match] = memory.lookup("하나. 둘.", "ko", "id")
    assert match.target_html == "<p>Satu.</p>\n<p>Dua.</p>"
    assert match.target == "Satu.\nDua."


def test_blocks_that_were_merged_into_one_are_left_out():
    first = "정부는 11월 22일 새 예산안을 발표하고 국회에 제출했다."
    second = "예산안에는 철도 3개 노선과 병원 14곳의 건설비가 담겨 있다."
    translated(
        [first, second],
        [
            "Pemerintah pada 22 November mengumumkan rancangan anggaran baru dan mengajukannya"
            " ke parlemen; rancangan itu memuat biaya 3 jalur kereta api dan 14 rumah sakit."
        ],
        languages=("ko", "id"),
    )
    assert not MemoryPair.objects.filter(kind="body").exists()


def test_machine_text_is_kept_only_once_somebody_confirmed_it():
    article = make.article("ko")
    make.draft(article, "ko", body="<p>하나.</p>")
    edition = make.draft(article, "id", body="<p>Satu.</p>")
    [block] = body_segments("<p>Satu.</p>")
    machine = MachineText.objects.create(edition=edition, digest=block.digest, provider="x")
    memory.remember(edition, edition.newest)
    assert memory.lookup("하나.", "ko", "id") == []
    machine.confirmed_at = NOW
    machine.save()
    memory.remember(edition, edition.newest)
    assert targets(memory.lookup("하나.", "ko", "id")) == ["Satu."]


def test_what_the_same_story_said_before_is_replaced():
    edition = translated(["하나.", "둘."], ["Satu salah.", "Dua."], languages=("ko", "id"))
    translated(["하나.", "둘."], ["Satu.", "Dua."], languages=("ko", "id"), article=edition.article)
    assert targets(memory.lookup("하나.", "ko", "id")) == ["Satu."]
    assert targets(memory.lookup("둘.", "ko", "id")) == ["Dua."]


def test_a_sentence_said_twice_in_one_story_keeps_both_its_translations():
    translated(["그는 갔다.", "그는 갔다."], ["Dia pergi.", "Ia pergi."], languages=("ko", "id"))
    assert set(targets(memory.lookup("그는 갔다.", "ko", "id"))) == {"Dia pergi.", "Ia pergi."}


def test_two_stories_translations_of_one_sentence_both_stay_the_newest_first():
    memory.keep([pair("하나.", "Satu.", languages=("ko", "id"), at=NOW - timedelta(days=1))])
    memory.keep([pair("하나.", "Esa.", languages=("ko", "id"), at=NOW)])
    assert targets(memory.lookup("하나.", "ko", "id")) == ["Esa.", "Satu."]


def test_the_same_pair_of_another_story_is_one_row_of_the_newer_story():
    translated(["하나."], ["واحد."])
    later = translated(["하나."], ["واحد."])
    assert MemoryPair.objects.filter(kind="body").count() == 1
    [match] = memory.lookup("하나.", "ko", "ar")
    assert match.article_id == later.article_id


def test_remembering_twice_changes_nothing():
    edition = translated(["하나."], ["واحد."])
    counts = MemoryPair.objects.count(), MemoryKey.objects.count()
    memory.remember(edition, edition.newest, now=NOW)
    assert (MemoryPair.objects.count(), MemoryKey.objects.count()) == counts


def test_a_withdrawn_story_is_still_remembered_and_a_deleted_one_too():
    article = make.article("ko")
    make.live(article, "ko", body="<p>하나.</p>")
    edition = make.live(article, "id", body="<p>Satu.</p>")
    memory.remember(edition, edition.newest)
    withdraw(edition, by=None, notice="Salah.")
    article.delete()
    [match] = memory.lookup("하나.", "ko", "id")
    assert (match.target, match.article_id) == ("Satu.", None)


def test_remembering_takes_as_many_queries_for_a_long_story_as_for_a_short_one(
    django_assert_max_num_queries,
):
    article = make.article("ko")
    chance = Random(1)
    make.draft(article, "ko", body=blocks.from_paragraphs(paragraphs(chance, "ko", 60)))
    edition = make.draft(article, "id", body=blocks.from_paragraphs(paragraphs(chance, "id", 60)))
    edition.base, edition.made_from  # noqa: B018 (the verbs have them)
    with django_assert_max_num_queries(9):
        assert memory.remember(edition, edition.newest) > 50


def paragraphs(chance, code, count):
    return [words.sentences(chance, code, 15) for _ in range(count)]


def test_only_equal_text_scores_100_and_other_numbers_score_99():
    memory.keep([pair("예산은 35,000원이다.", "Anggaran 35.000 won.", languages=("ko", "id"))])
    scores = [
        memory.lookup(text, "ko", "id")[0].score
        for text in ("예산은 35,000원이다.", "예산은 47,500,000원이다.", "예산은 35,000원 이다.")
    ]
    assert scores[:2] == [100, 99]
    assert 70 <= scores[2] < 100


def test_letter_case_and_typography_alone_do_not_make_100():
    memory.keep([pair("Der „große“ Plan", "خطة", languages=("de", "ar"))])
    assert memory.lookup('DER "GROßE" PLAN', "de", "ar")[0].score == 99


def test_below_70_percent_nothing_is_offered():
    memory.keep([pair("정부는 새 예산안을 발표했다.", "x", languages=("ko", "id"))])
    assert memory.lookup("국회는 어제 휴회를 결정하였다.", "ko", "id") == []


def test_other_languages_pairs_are_not_offered():
    memory.keep([pair("하나 둘 셋.", "Satu.", languages=("ko", "id"))])
    assert memory.lookup("하나 둘 셋.", "ko", "ar") == []
    assert memory.lookup("하나 둘 셋.", "ja", "id") == []
    assert memory.lookup("하나 둘 셋.", "ko", "ko") == []


@pytest.mark.parametrize("text", ["", " ", "!", "끝", "か", "\x00", "😀", "a" * 50_000])
def test_any_text_may_be_asked_for_and_is_found_when_it_was_kept(text):
    assert memory.lookup(text, "ko", "ar") == []
    if text.strip() and text != "\x00":
        memory.keep([pair(text, "هدف", kind="title")])
        assert targets(memory.lookup(text, "ko", "ar")) == ["هدف"]


def test_the_same_kind_comes_first_and_another_can_be_left_out():
    memory.keep(
        [
            pair("하나.", "Judul", languages=("ko", "id"), kind="title"),
            pair("하나.", "Isi", languages=("ko", "id"), at=NOW - timedelta(days=1)),
        ]
    )
    [block] = body_segments("<p>하나.</p>")
    assert targets(memory.lookup(block, "ko", "id")) == ["Isi", "Judul"]
    assert targets(memory.lookup(block, "ko", "id", kind="title")) == ["Judul"]


def test_what_the_article_says_itself_can_be_left_out():
    edition = translated(["하나."], ["واحد."])
    memory.keep([pair("하나.", "أحد.")])
    found = memory.lookup("하나.", "ko", "ar", exclude_article=edition.article_id)
    assert targets(found) == ["أحد."]


def test_pairs_with_the_same_translation_are_offered_once_with_the_best_score():
    memory.keep(
        [
            pair("정부는 새 예산안을 발표했다.", "Baru.", languages=("ko", "id")),
            pair("정부는 새 예산안을 내놓았다.", "Baru.", languages=("ko", "id")),
        ]
    )
    [match] = memory.lookup("정부는 새 예산안을 발표했다.", "ko", "id")
    assert match.score == 100


def test_no_more_matches_are_given_than_asked_for():
    memory.keep([pair("하나 둘 셋.", f"Nomor {n}.", languages=("ko", "id")) for n in range(9)])
    assert len(memory.lookup("하나 둘 셋.", "ko", "id")) == 5
    assert len(memory.lookup("하나 둘 셋.", "ko", "id", limit=2)) == 2


def test_a_page_of_segments_takes_as_many_queries_as_one(django_assert_num_queries):
    chance = Random(2)
    texts = paragraphs(chance, "ko", 60)
    memory.keep([pair(text, f"Teks {n}", languages=("ko", "id")) for n, text in enumerate(texts)])
    with django_assert_num_queries(4):
        memory.lookup(texts[0], "ko", "id")
    with django_assert_num_queries(4):
        found = memory.lookup_many([*texts, ""], "ko", "id")
    assert [match[0].target for match in found[:-1]] == [f"Teks {n}" for n in range(60)]
    assert found[-1] == []


# Made-up words of the bench's three languages, and signs in the way of those without spaces.
SIGNS = {
    "zh-hans": [chr(code) for code in range(0x4E00, 0x4E00 + 2_500)],
    "ja": [chr(code) for code in range(0x3042, 0x3092)] + [chr(c) for c in range(0x5000, 0x5400)],
}


def made_up(chance, code, length):
    if code in SIGNS:
        return "".join(chance.choices(SIGNS[code], k=length * 2)) + "。"
    return words.line(chance, code, length) + "."


def changed(chance, text, share):
    """The text with a share of its characters replaced, left out or doubled, anywhere."""
    letters = list(text)
    for at in chance.sample(range(len(letters)), max(1, round(len(letters) * share))):
        letters[at] = chance.choice(("", letters[at] * 2, *chance.choices(text, k=3)))
    return "".join(letters)


@pytest.mark.parametrize("code", ["ko", "ar", "id", "zh-hans", "ja"])
def test_a_text_with_up_to_a_quarter_changed_is_found_in_95_of_100_cases(code):
    chance = Random(f"recall {code}")
    texts = [made_up(chance, code, chance.choice((5, 12, 40))) for _ in range(2_000)]
    memory.keep([pair(text, str(n), languages=(code, "vi")) for n, text in enumerate(texts)])
    asked = [(n, changed(chance, texts[n], chance.uniform(0.10, 0.25))) for n in range(150)]
    asked = [(n, text) for n, text in asked if likeness.score(text, texts[n]) >= likeness.LEAST]
    found = [str(n) in targets(memory.lookup(text, code, "vi")) for n, text in asked]
    assert len(found) > 100
    assert sum(found) / len(found) >= 0.95


def test_a_pair_is_forgotten_with_its_keys_by_who_answers_for_one_of_its_languages():
    memory.keep([pair("하나.", "واحد.")])
    row = MemoryPair.objects.get()
    with pytest.raises(PermissionDenied):
        memory.forget(row, by=make.user("Reviewer id"))
    assert MemoryKey.objects.exists()
    memory.forget(row, by=make.user("Reviewer ar"))
    assert not MemoryPair.objects.exists()
    assert not MemoryKey.objects.exists()
