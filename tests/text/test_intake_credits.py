"""Credit lines as newsrooms write them, in every language, and lines that only look like them."""

from pathlib import Path

import pytest

from articles.text.intake import recognise

STORIES = Path(__file__).parent / "intake"
LANGUAGES = ("ko", "en", "id", "ar", "zh-hans", "ja", "es", "fr", "de", "ru", "vi")


def body(language):
    """The first paragraph of that language's story."""
    return (STORIES / f"{language}.txt").read_text(encoding="utf-8").split("\n")[0]


WRITERS = [
    ("ko", "글 홍길동", ["홍길동"]),
    ("ko", "글: 홍길동", ["홍길동"]),
    ("ko", "글：홍길동 기자", ["홍길동"]),
    ("ko", "글=홍길동", ["홍길동"]),
    ("ko", "글 ＝ 홍길동 기자", ["홍길동"]),
    ("ko", "기자 홍길동", ["홍길동"]),
    ("ko", "홍길동 기자", ["홍길동"]),
    ("ko", "홍길동·김철수 기자", ["홍길동", "김철수"]),
    ("ko", "홍길동 기자 gildong@example.com", ["홍길동"]),
    ("ko", "글: 홍길동, 김철수 특파원", ["홍길동", "김철수"]),
    ("ko", "By Hong Gil-dong", ["Hong Gil-dong"]),
    ("en", "By Jane Doe", ["Jane Doe"]),
    ("en", "BY JANE DOE AND JOHN SMITH", ["JANE DOE", "JOHN SMITH"]),
    (
        "en",
        "By Jane Doe, John Smith and Ana de la Cruz",
        ["Jane Doe", "John Smith", "Ana de la Cruz"],
    ),
    ("en", "By J. R. Doe, Staff Writer", ["J. R. Doe"]),
    ("en", "Words: Jane Doe & John Smith", ["Jane Doe", "John Smith"]),
    ("en", "Written by Jane Doe", ["Jane Doe"]),
    ("en", "Author: Martin Doe, Jr.", ["Martin Doe, Jr."]),
    ("en", "By Jane Doe <jane@example.com>", ["Jane Doe"]),
    ("id", "Penulis: Park Hye Ri", ["Park Hye Ri"]),
    ("id", "PENULIS :\u00a0Park Hye Ri", ["Park Hye Ri"]),
    ("id", "Oleh: Budi Santoso, S.Kom.", ["Budi Santoso, S.Kom."]),
    ("id", "Oleh Ratih Maheswari dan Budi Santoso", ["Ratih Maheswari", "Budi Santoso"]),
    ("id", "Oleh Suharto", ["Suharto"]),
    ("id", "Reporter: Siti", ["Siti"]),
    ("id", "Pewarta | Siti Aminah", ["Siti Aminah"]),
    ("ar", "بقلم: ليان الحسيني", ["ليان الحسيني"]),
    ("ar", "بقلم ليان الحسيني", ["ليان الحسيني"]),
    ("ar", "\u200fبقلم ليان الحسيني", ["ليان الحسيني"]),
    ("ar", "كتب: محمد علي", ["محمد علي"]),
    ("ar", "كتبت: سارة أحمد ومحمد علي", ["سارة أحمد", "محمد علي"]),
    ("ar", "بقلم: سارة أحمد، محمد علي", ["سارة أحمد", "محمد علي"]),
    ("ar", "بقلم: محمد وليد أحمد", ["محمد وليد أحمد"]),
    ("ar", "بقلم: أحمد محمد وليد حسن", ["أحمد محمد وليد حسن"]),
    ("ar", "بقلم: وليد حسن", ["وليد حسن"]),
    ("zh-hans", "文/沈若溪", ["沈若溪"]),
    ("zh-hans", "文：张三", ["张三"]),
    ("zh-hans", "文 | 张三", ["张三"]),
    ("zh-hans", "文 张三", ["张三"]),
    ("zh-hans", "作者：张三、李四", ["张三", "李四"]),
    ("zh-hans", "撰文：张三　李四", ["张三", "李四"]),
    ("zh-hans", "记者 张三", ["张三"]),
    ("zh-hans", "本报记者 张三 李四", ["张三", "李四"]),
    ("zh-hans", "（记者 张三）", ["张三"]),
    ("zh-hans", "作者：约翰·史密斯", ["约翰·史密斯"]),
    ("ja", "文・山田太郎", ["山田太郎"]),
    ("ja", "文：山田太郎", ["山田太郎"]),
    ("ja", "文＝山田太郎", ["山田太郎"]),
    ("ja", "文/山田太郎", ["山田太郎"]),
    ("ja", "文　山田太郎", ["山田太郎"]),
    ("ja", "取材・文：山田 太郎、鈴木一郎", ["山田 太郎", "鈴木一郎"]),
    ("ja", "記者：山田太郎・鈴木一郎", ["山田太郎", "鈴木一郎"]),
    ("ja", "記者：山田太郎記者", ["山田太郎"]),
    ("ja", "文：ジョン・スミス", ["ジョン・スミス"]),
    ("es", "Por Inés Carballal", ["Inés Carballal"]),
    ("es", "Por Inés Carballal y Juan de la Vega", ["Inés Carballal", "Juan de la Vega"]),
    ("es", "Texto: José Ortega y Gasset", ["José Ortega y Gasset"]),
    ("es", "Autora: Inés Carballal", ["Inés Carballal"]),
    ("fr", "Par Maëlle Quentric", ["Maëlle Quentric"]),
    (
        "fr",
        "Par Maëlle Quentric, Jean d'Arc et Luc Petit",
        ["Maëlle Quentric", "Jean d'Arc", "Luc Petit"],
    ),
    ("fr", "Texte\u202f: Maëlle Quentric", ["Maëlle Quentric"]),
    ("de", "Von Käthe Brühl", ["Käthe Brühl"]),
    ("de", "Von Käthe Brühl und Otto von Stein", ["Käthe Brühl", "Otto von Stein"]),
    ("de", "Text: Käthe Brühl", ["Käthe Brühl"]),
    ("de", "Autorin: Käthe Brühl", ["Käthe Brühl"]),
    ("de", "Autor: Otto Stein", ["Otto Stein"]),
    ("ru", "Автор: Ульяна Берёзкина", ["Ульяна Берёзкина"]),
    ("ru", "Текст: Ульяна Берёзкина и Иван Петров", ["Ульяна Берёзкина", "Иван Петров"]),
    ("vi", "Tác giả: Đặng Thùy Ngân", ["Đặng Thùy Ngân"]),
    ("vi", "Bài: Đặng Thùy Ngân và Lê Minh", ["Đặng Thùy Ngân", "Lê Minh"]),
    ("vi", "Bài viết： Đặng Thùy Ngân", ["Đặng Thùy Ngân"]),
]

PHOTOS = [
    ("ko", "사진 = 홍길동", "홍길동", ""),
    ("ko", "사진=홍길동 기자", "홍길동", ""),
    ("ko", "사진: 연합뉴스", "", "연합뉴스"),
    ("ko", "사진＝대통령실", "", "대통령실"),
    ("ko", "사진제공=국립중앙박물관", "", "국립중앙박물관"),
    ("ko", "사진 제공: 홍길동", "", "홍길동"),
    ("ko", "[사진=외교부 제공]", "", "외교부"),
    ("ko", "사진: 김은실", "김은실", ""),
    ("ko", "▲사진=홍길동(연합뉴스)", "홍길동", "연합뉴스"),
    ("ko", "Photo: Yonhap", "", "Yonhap"),
    ("en", "Photo: Jane Doe/Reuters", "Jane Doe", "Reuters"),
    ("en", "Photo: Jane Doe / AFP.", "Jane Doe", "AFP"),
    ("en", "Photograph: Jane Doe via Reuters", "Jane Doe", "Reuters"),
    ("en", "Photo by Jane Doe", "Jane Doe", ""),
    ("en", "Photos: AP Photo/Jane Doe", "Jane Doe", "AP Photo"),
    ("en", "Picture: Jane Doe (Reuters)", "Jane Doe", "Reuters"),
    ("en", "Image: NASA", "", "NASA"),
    ("en", "Photo courtesy of Jane Doe", "", "Jane Doe"),
    ("en", "Photo: Kim Jong Un", "Kim Jong Un", ""),
    ("en", "PHOTO: Office of the President", "", "Office of the President"),
    ("id", "Foto: Kantor Kepresidenan Republik Korea", "", "Kantor Kepresidenan Republik Korea"),
    ("id", "Foto: Dok. Kantor Gubernur", "", "Kantor Gubernur"),
    ("id", "Foto: ANTARA/Budi Santoso", "Budi Santoso", "ANTARA"),
    ("id", "Sumber foto: Budi Santoso", "", "Budi Santoso"),
    ("id", "Foto：Budi Santoso", "Budi Santoso", ""),
    ("ar", "صورة: محمد علي", "محمد علي", ""),
    ("ar", "الصورة: وزارة الخارجية", "", "وزارة الخارجية"),
    ("ar", "تصوير: محمد علي / رويترز", "محمد علي", "رويترز"),
    ("ar", "المصور: محمد علي", "محمد علي", ""),
    ("zh-hans", "图/张三", "张三", ""),
    ("zh-hans", "图：新华社", "", "新华社"),
    ("zh-hans", "图片：新华社记者 张三 摄", "张三", "新华社"),
    ("zh-hans", "摄影：张三", "张三", ""),
    ("zh-hans", "图片来源：视觉中国", "", "视觉中国"),
    ("ja", "写真：鈴木一郎", "鈴木一郎", ""),
    ("ja", "写真＝共同通信", "", "共同通信"),
    ("ja", "写真・鈴木一郎", "鈴木一郎", ""),
    ("ja", "写真提供：鈴木一郎", "", "鈴木一郎"),
    ("ja", "（写真：外務省）", "", "外務省"),
    ("ja", "撮影：鈴木一郎", "鈴木一郎", ""),
    ("es", "Foto: Ministerio de Cultura", "", "Ministerio de Cultura"),
    ("es", "Fotos: Juan Vega", "Juan Vega", ""),
    ("es", "Fotografía: Juan Vega (EFE)", "Juan Vega", "EFE"),
    ("fr", "Photo : Luc Petit", "Luc Petit", ""),
    ("fr", "Photo\u202f: Ministère de la Culture", "", "Ministère de la Culture"),
    ("fr", "Crédit photo : Luc Petit/AFP", "Luc Petit", "AFP"),
    ("fr", "© Luc Petit", "Luc Petit", ""),
    ("fr", "Photo : © AFP", "", "AFP"),
    ("de", "Foto: Otto Stein/dpa", "Otto Stein", "dpa"),
    ("de", "Bild: picture alliance/dpa", "", "picture alliance/dpa"),
    ("de", "Fotos: Bundesregierung/Otto Stein", "Otto Stein", "Bundesregierung"),
    ("ru", "Фото: Иван Петров / ТАСС", "Иван Петров", "ТАСС"),
    ("ru", "Фотография: пресс-служба президента", "", "пресс-служба президента"),
    ("vi", "Ảnh: Lê Minh", "Lê Minh", ""),
    ("vi", "Hình: Nguyễn Xuân Trường", "Nguyễn Xuân Trường", ""),
    ("vi", "Ảnh: Lê Minh/TTXVN", "Lê Minh", "TTXVN"),
    ("vi", "Nguồn ảnh: Bộ Ngoại giao", "", "Bộ Ngoại giao"),
    ("vi", "Ảnh: Bộ Ngoại giao", "", "Bộ Ngoại giao"),
]

BOTH = [
    ("ko", "글·사진 홍길동", ["홍길동"], "홍길동"),
    ("ko", "글/사진: 홍길동 기자", ["홍길동"], "홍길동"),
    ("ko", "글 홍길동 사진 김철수", ["홍길동"], "김철수"),
    ("ko", "글=홍길동 / 사진=김철수", ["홍길동"], "김철수"),
    ("en", "Words and pictures by Jane Doe", ["Jane Doe"], "Jane Doe"),
    ("en", "By Jane Doe | Photos: John Smith", ["Jane Doe"], "John Smith"),
    ("id", "Teks dan foto: Budi Santoso", ["Budi Santoso"], "Budi Santoso"),
    ("ar", "نص وصور: محمد علي", ["محمد علي"], "محمد علي"),
    ("zh-hans", "文/图：张三", ["张三"], "张三"),
    ("zh-hans", "图文：张三", ["张三"], "张三"),
    ("ja", "取材・文・写真：山田太郎", ["山田太郎"], "山田太郎"),
    ("ja", "文・写真　山田太郎", ["山田太郎"], "山田太郎"),
    ("ja", "文／山田太郎　写真／鈴木一郎", ["山田太郎"], "鈴木一郎"),
    ("es", "Texto y fotos: Inés Carballal", ["Inés Carballal"], "Inés Carballal"),
    ("fr", "Texte et photos : Luc Petit", ["Luc Petit"], "Luc Petit"),
    ("de", "Text und Fotos: Otto Stein", ["Otto Stein"], "Otto Stein"),
    ("de", "Text: Käthe Brühl | Foto: Otto Stein", ["Käthe Brühl"], "Otto Stein"),
    ("ru", "Текст и фото: Иван Петров", ["Иван Петров"], "Иван Петров"),
    ("vi", "Bài, ảnh: Lê Minh", ["Lê Minh"], "Lê Minh"),
]

# First lines that open with a label's word and are story, headline, caption or a question.
TRAPS = [
    ("ko", "글 쓰는 사람들이 모였다"),
    ("ko", "글 쓰기"),
    ("ko", "글 모음"),
    ("ko", "기자 회견"),
    ("ko", "기자 여러분께"),
    ("ko", "전문 기자"),
    ("ko", "시민 기자"),
    ("ko", "사진 속 남자"),
    ("ko", "사진: 지난 토요일 다시 문을 연 마을 도서관"),
    ("ko", "사진: 윤석열 대통령이 사무총장을 만났다"),
    ("en", "By Friday the talks had failed."),
    ("en", "By Friday"),
    ("en", "By the river"),
    ("en", "By Friday, the mill stood empty"),
    ("en", "Written by hand, the letters survived"),
    ("en", "Photo: The old mill opened its doors again on Saturday."),
    ("en", "Photo: the mill at dawn"),
    ("en", "Words: they are all we have."),
    ("en", "© 2023 Example Media. All rights reserved."),
    ("id", "Oleh karena itu, warga memperbaiki atap sendiri."),
    ("id", "Oleh Karena Itu"),
    ("id", "Oleh-oleh khas desa"),
    ("id", "Foto: Presiden bertemu dengan warga desa di tepi sungai"),
    ("ar", "بقلم رصاص كتب الطفل اسمه على الجدار."),
    ("ar", "بقلم من رصاص"),
    ("ar", "كتب الأهالي رسالة"),
    ("ar", "صورة للطاحونة القديمة"),
    ("zh-hans", "文 化"),
    ("zh-hans", "文化交流"),
    ("zh-hans", "记者 从外交部获悉"),
    ("zh-hans", "记者：您为什么回来？"),
    ("zh-hans", "图：上周六重新开门的图书馆"),
    ("ja", "文化の日"),
    ("ja", "写真展が開かれた"),
    ("ja", "写真：土曜日に開いた図書館"),
    ("ja", "記者：なぜ戻られたのですか？"),
    ("es", "Por fin"),
    ("es", "Por ejemplo, los vecinos arreglaron el tejado."),
    ("es", "Por la tarde llegaron Ana y Juan"),
    ("es", "Por Dios"),
    ("fr", "Par ailleurs, le bus s’arrêtera devant le portail."),
    ("fr", "Par exemple"),
    ("fr", "Par Toutatis !"),
    ("fr", "Photo : les habitants devant le moulin rouvert"),
    ("de", "Von hier aus sieht man den Fluss."),
    ("de", "Von Berlin nach Paris"),
    ("de", "Von den Nachbarn gebaut"),
    ("de", "Bild: ein Nachmittag am Fluss"),
    ("ru", "Автор остался неизвестен"),
    ("ru", "Фото: жители у старой мельницы в субботу"),
    ("vi", "Bài học từ dòng sông"),
    ("vi", "Ảnh: bà con trước cổng thư viện mới mở"),
    ("vi", "Hình như trời sắp mưa"),
]


@pytest.mark.parametrize(("language", "line", "writers"), WRITERS)
def test_a_writers_line_at_the_opening_gives_its_names_and_leaves_the_body(language, line, writers):
    intake = recognise(f"{line}\n{body(language)}", language)
    assert intake.writers == writers
    assert intake.photo_credit is None
    assert intake.paragraphs == [body(language)]
    assert intake.recognised == [line]


@pytest.mark.parametrize(("language", "line", "photographer", "source"), PHOTOS)
@pytest.mark.parametrize("place", ["opening", "closing"])
def test_a_photo_credit_is_recognised_at_both_ends(language, line, photographer, source, place):
    text = [line, body(language)] if place == "opening" else [body(language), "", line]
    intake = recognise("\n".join(text), language)
    credit = intake.photo_credit
    assert credit is not None
    assert (credit.photographer, credit.source, credit.wording) == (photographer, source, line)
    assert intake.writers == []
    assert intake.paragraphs == [body(language)]


@pytest.mark.parametrize(("language", "line", "writers", "photographer"), BOTH)
def test_one_line_can_credit_writer_and_photographer(language, line, writers, photographer):
    intake = recognise(f"{line}\n\n{body(language)}", language)
    assert intake.writers == writers
    assert intake.photo_credit.photographer == photographer
    assert intake.photo_credit.wording == line
    assert intake.recognised == [line]
    assert intake.paragraphs == [body(language)]


@pytest.mark.parametrize(("language", "line"), TRAPS)
def test_a_first_line_that_only_sounds_like_a_credit_stays_in_the_body(language, line):
    intake = recognise(f"{line}\n{body(language)}", language)
    assert intake.writers == []
    assert intake.photo_credit is None
    assert intake.paragraphs == [line, body(language)]


def test_every_language_has_credits_and_traps_in_these_tables():
    for table in (WRITERS, PHOTOS, BOTH, TRAPS):
        assert {row[0] for row in table} == set(LANGUAGES)


@pytest.mark.parametrize(("language", "line", "writers"), WRITERS)
def test_no_credit_is_recognised_in_the_middle_of_a_story(language, line, writers):
    paragraphs = [body(language), line, body(language)]
    intake = recognise("\n".join(paragraphs), language)
    assert (intake.paragraphs, intake.writers) == (paragraphs, [])


@pytest.mark.parametrize(("language", "line"), [("en", "By Jane Doe"), ("ko", "글 홍길동")])
def test_a_label_without_a_sign_counts_only_in_the_first_three_lines(language, line):
    at_third = recognise(f"Kicker\nHeadline\n{line}\n{body(language)}", language)
    assert at_third.writers
    at_the_end = recognise(f"{body(language)}\n{line}", language)
    assert at_the_end.writers == []
    assert at_the_end.paragraphs[-1] == line


def test_a_korean_reporters_line_counts_at_the_end():
    intake = recognise(f"{body('ko')}\n\n홍길동 기자 gildong@example.com", "ko")
    assert intake.writers == ["홍길동"]


def test_labels_of_another_language_are_understood():
    intake = recognise(f"글: 홍길동\nPhoto: Jane Doe/Reuters\n{body('ko')}", "ko")
    assert intake.writers == ["홍길동"]
    assert intake.photo_credit.source == "Reuters"


def test_a_source_line_completes_the_photographers_line():
    intake = recognise(f"Foto: Budi Santoso\nSumber foto: Antara\n{body('id')}", "id")
    assert intake.photo_credit.photographer == "Budi Santoso"
    assert intake.photo_credit.source == "Antara"
    assert intake.photo_credit.wording == "Foto: Budi Santoso\nSumber foto: Antara"


def test_a_second_photos_credit_stays_in_the_body():
    intake = recognise(f"Photo: Jane Doe\n{body('en')}\nPhoto: John Smith", "en")
    assert intake.photo_credit.photographer == "Jane Doe"
    assert intake.paragraphs == [body("en"), "Photo: John Smith"]


def test_an_editors_line_stays_but_does_not_hide_the_writers_line():
    intake = recognise(f"{body('id')}\nPewarta: Siti Aminah\nEditor: Budi Santoso", "id")
    assert intake.writers == ["Siti Aminah"]
    assert intake.paragraphs == [body("id"), "Editor: Budi Santoso"]


def test_a_headline_above_the_credits_stays_in_the_body():
    intake = recognise(f"The mill that reads\nBy Jane Doe\n\n{body('en')}", "en")
    assert intake.writers == ["Jane Doe"]
    assert intake.paragraphs == ["The mill that reads", body("en")]


def test_the_same_writer_named_twice_is_one_writer():
    intake = recognise(f"By Jane Doe\n{body('en')}\nWritten by Jane Doe", "en")
    assert intake.writers == ["Jane Doe"]


def test_a_label_with_nothing_behind_it_stays():
    intake = recognise(f"Foto:\n{body('id')}", "id")
    assert intake.photo_credit is None
    assert intake.paragraphs == ["Foto:", body("id")]
