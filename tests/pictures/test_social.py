"""The pictures that pages are shared with: their size, the credit on them and in them."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageDraw

from articles.pictures import fonts, social
from articles.pictures.credit import Credit, read_credit
from articles.pictures.framing import CENTRED, Framing
from articles.pictures.saving import Embedded, jpeg
from articles.pictures.social import Words

CREDITS = [
    ("사진 = 이서연 / 연합", "ko", "ltr"),
    ("تصوير: ليلى حسن", "ar", "rtl"),
    ("Foto: Dewi Larasati", "id", "ltr"),
]
GREY = (120, 120, 120)


def picture(size=(1280, 720), **credit):
    return jpeg(Image.new("RGB", size, GREY), Embedded(Credit(**credit)))


def opened(data):
    return Image.open(BytesIO(data)).convert("RGB")


def drawn(text, tag, direction, *, size=(1280, 720), keeps_whole=False):
    if fonts.font_for(text, tag, 20) is None:
        pytest.skip(f"No font on this machine writes {tag}.")
    words = Words(text, tag, direction)
    return opened(social.photo_card(picture(size), words, "", Framing(may_crop=not keeps_whole)))


def box_of_bright(image):
    return image.convert("L").point(lambda grey: 255 * (grey > 200)).getbbox()


@pytest.mark.parametrize(("text", "tag", "direction"), CREDITS)
def test_the_credit_is_drawn_at_the_foot_from_where_the_language_begins(text, tag, direction):
    card = drawn(text, tag, direction)
    assert card.size == (1200, 630)
    left, top, right, bottom = box_of_bright(card)
    assert top > 540
    assert bottom < 630
    if direction == "rtl":
        assert 1150 < right <= 1172
    else:
        assert 30 <= left < 50


def test_arabic_letters_are_joined():
    font = fonts.font_for("ليلى", "ar", 28)
    if font is None or not fonts.can_shape():
        pytest.skip("No font on this machine writes ar.")
    joined = font.getlength("ليلى", direction="rtl", language="ar")
    apart = sum(font.getlength(letter, direction="rtl", language="ar") for letter in "ليلى")
    assert joined < apart


def test_nothing_is_drawn_that_no_font_can_write(monkeypatch):
    monkeypatch.setattr(fonts, "_installed", lambda tag, is_bold: [])
    words = Words("Foto: Dewi \U00013000", "id", "ltr")
    card = opened(social.photo_card(picture(), words, "Dewi", CENTRED))
    assert box_of_bright(card) is None
    newsroom = social.newsroom_card(words, words)
    assert opened(newsroom).size == (1200, 630)


def test_a_font_that_lacks_a_letter_is_passed_over():
    assert fonts.font_for("\U0010fffd\U00030000", "id", 20) is None
    assert fonts.font_for("x", "id", 20, files=("/nowhere.ttf",)) == fonts.font_for("x", "id", 20)


def test_what_may_not_be_changed_is_shown_whole_with_the_credit_beside_it():
    frame = Image.new("RGB", (1000, 1000), GREY)
    ImageDraw.Draw(frame).rectangle((0, 0, 999, 999), outline="red", width=20)
    words = Words("", "id", "ltr")
    told = jpeg(frame, Embedded(Credit()))
    card = opened(social.photo_card(told, words, "", Framing(may_crop=False)))
    red = ImageChops.subtract(card.getchannel("R"), card.getchannel("G"))
    box = red.point(lambda grey: 255 * (grey > 90)).getbbox()
    assert abs((box[2] - box[0]) - (box[3] - box[1])) <= 2
    assert box[3] <= 630


def test_the_credits_band_covers_no_picture_that_may_not_be_changed():
    card = drawn(*CREDITS[2], size=(1200, 800), keeps_whole=True)
    assert card.getpixel((10, 600)) == card.getpixel((10, 10))
    assert box_of_bright(card)[1] > 560


def test_the_picture_is_cut_about_what_matters_in_it():
    tall = Image.new("RGB", (1200, 2400), "black")
    ImageDraw.Draw(tall).rectangle((0, 2200, 1199, 2399), fill="white")
    told = jpeg(tall, Embedded(Credit()))
    words = Words("", "id", "ltr")
    bright = [
        box_of_bright(opened(social.photo_card(told, words, "", Framing((0.5, y)))))
        for y in (0.1, 0.95)
    ]
    assert bright[0] is None
    assert bright[1]


def test_a_long_credit_is_broken_and_never_cut():
    card = drawn("Foto: " + "Nama Panjang / " * 14, "id", "ltr")
    assert box_of_bright(card)[1] < 560
    card = drawn("x" * 200, "id", "ltr")
    assert box_of_bright(card)[2] < 1200


def test_a_small_picture_is_not_blown_up():
    words = Words("", "id", "ltr")
    card = opened(social.photo_card(picture((300, 200)), words, "", CENTRED))
    assert card.getpixel((5, 5)) != card.getpixel((600, 315))


def test_the_file_says_who_made_it_in_the_readers_language():
    data = picture(creator="Lee", copyright_notice="© Lee", credit_line="Lee")
    words = Words("", "ko", "ltr")
    told = read_credit(social.photo_card(data, words, "이서연 / 연합", CENTRED))
    assert (told.credit_line, told.copyright_notice) == ("이서연 / 연합", "© Lee")
