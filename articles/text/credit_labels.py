"""The words with which newsrooms open a credit line, in every language of the newsroom.

Written in lower case, without the sign that follows. A label of any language is understood in
any story, because a Korean story may carry an agency's "Photo: …".
"""


def listed(text):
    """The items of a list separated by commas and line ends."""
    return tuple(item.strip() for item in text.replace("\n", ",").split(",") if item.strip())


WRITER = {
    "ko": listed("글, 글쓴이, 기자, 취재, 작성, 지은이, 필자"),
    "id": listed("penulis, oleh, ditulis oleh, teks, pewarta, reporter, wartawan, naskah"),
    "ar": listed("بقلم, كتب, كتبت, كتابة, الكاتب, الكاتبة, نص, النص, تقرير, إعداد"),
    "en": listed(
        """
        by, words, words by, written by, text, text by, story, story by, author, authors,
        writer, writers, reporter, reporting by, report by
        """
    ),
    "zh-hans": listed("文, 文字, 作者, 撰文, 撰稿, 采写, 记者, 本报记者"),
    "ja": listed("文, 取材, 執筆, 筆者, 著者, 記者, ライター"),
    "es": listed("por, texto, textos, autor, autora, autores, escrito por, redacción"),
    "fr": listed("par, texte, textes, auteur, autrice, auteure, auteurs, écrit par"),
    "de": listed(
        """
        von, text, texte, autor, autorin, autoren, autor/in, autor*in, autor:in, ein text von,
        ein bericht von
        """
    ),
    "ru": listed("автор, авторы, текст, корреспондент, автор текста"),
    "vi": listed("tác giả, bài, bài viết, người viết, phóng viên, thực hiện"),
}

PHOTO = {
    "ko": listed("사진, 사진기자, 촬영"),
    "id": listed("foto, foto oleh, fotografer, gambar, pewarta foto"),
    "ar": listed("صورة, الصورة, صور, الصور, تصوير, المصور, المصورة, عدسة, بعدسة"),
    "en": listed(
        """
        photo, photos, photo by, photos by, photo credit, photographs, photograph,
        photograph by, photographs by, photographer, photography, photography by, picture,
        pictures, picture by, pictures by, image, images, image credit
        """
    ),
    "zh-hans": listed("图, 图片, 摄影, 照片, 摄"),
    "ja": listed("写真, 撮影, カメラ, 画像"),
    "es": listed("foto, fotos, fotografía, fotografías, imagen, imágenes, fotógrafo"),
    "fr": listed(
        """
        photo, photos, photographie, photographies, photographe, image, crédit photo,
        crédits photo, crédit photos, crédits photos
        """
    ),
    "de": listed("foto, fotos, bild, bilder, fotograf, fotografin, fotografie"),
    "ru": listed("фото, фотография, фотографии, фотограф, снимок, автор фото"),
    "vi": listed("ảnh, hình, hình ảnh, chụp ảnh"),
}

# Whoever follows these gave the picture and need not have taken it.
PHOTO_SOURCE = {
    "ko": listed("사진제공, 사진 제공, 사진출처, 사진 출처, 자료사진"),
    "id": listed("sumber foto, sumber gambar, dok, dok. foto"),
    "ar": listed("مصدر الصورة, الصورة من"),
    "en": listed("photo courtesy of, photos courtesy of, photo source, courtesy of"),
    "zh-hans": listed("图片来源, 供图, 图源, 照片来源, 图片提供"),
    "ja": listed("写真提供, 画像提供, 写真出典"),
    "es": listed("fuente de la foto, foto cedida por, foto cortesía de"),
    "fr": listed("source photo, source de la photo"),
    "de": listed("bildquelle, fotoquelle, bildnachweis"),
    "ru": listed("источник фото, фото предоставлено"),
    "vi": listed("nguồn ảnh, ảnh nguồn, nguồn hình"),
}

# One word for both.
WRITER_AND_PHOTO = listed(
    """
    图文, 글사진
    """
)

# Credits that have no place in an article: such lines stay in the body, but other credits
# beside them are still looked for.
OTHER_ROLES = listed(
    """
    편집, 교열, 번역, 영상, 그래픽, editor, penyunting, penerjemah, copyright, تحرير, المحرر,
    ترجمة, المصدر, edited by, editing by, translated by, video, 编辑, 责任编辑, 责编, 来源,
    翻译, 編集, 翻訳, edición, traducción, édition, traduction, redaktion, übersetzung,
    redaktur, quelle, редактор, перевод, источник, biên tập, biên dịch, dịch, nguồn, source,
    fuente, sumber
    """
)

# Labels that newsrooms put before a name with nothing between, at a story's opening only.
BARE = listed(
    """
    글, 사진, 기자, oleh, بقلم, by, 文, 记者, 本报记者, 摄影, 撰文, 取材, 写真, 撮影, por, par,
    von
    """
)

# Labels that can't be read otherwise, and so count at both ends.
BARE_PHRASES = listed(
    """
    words by, written by, text by, story by, reporting by, photo by, photos by, photograph by,
    photographs by, photography by, picture by, pictures by, photo courtesy of,
    photos courtesy of, courtesy of, ditulis oleh, foto oleh, escrito por, écrit par,
    ein text von, ein bericht von, foto cedida por
    """
)
