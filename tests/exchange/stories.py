"""One small invented story in each language, with its credit lines as newsrooms write them."""

from typing import NamedTuple


class Sample(NamedTuple):
    """A story's file and what has to be recognised in it; `title` is nowhere in the text."""

    text: str
    writers: list
    photographer: str
    source: str
    title: str
    paragraphs: int = 2


SAMPLES = {
    "ko": Sample(
        "글 박혜리 기자\n사진 = 한강시청\n\n강변의 낡은 물방앗간이 토요일에 도서관으로"
        " 다시 문을 열었다.\n\n“바퀴가 멈춘 뒤로 이 집은 비어 있었어요.” 관장이 말했다.\n",
        ["박혜리"],
        "",
        "한강시청",
        "물방앗간, 도서관이 되다",
    ),
    "en": Sample(
        "By Jane Doe and John Smith\nPhoto: Ann Lee/River Press\n\nThe old mill on the river"
        " opened again on Saturday, this time as a library.\n\n“The house has stood empty since"
        " the wheel stopped,” said the librarian.\n",
        ["Jane Doe", "John Smith"],
        "Ann Lee",
        "River Press",
        "Old mill becomes a library",
    ),
    "id": Sample(
        "Penulis: Park Hye Ri\nFoto: Kantor Bupati Sungai Jernih\nKincir air tua di tepi sungai"
        " dibuka kembali pada hari Sabtu, kali ini sebagai perpustakaan.\n"
        '"Rumah ini kosong sejak rodanya berhenti," kata pustakawan.\n',
        ["Park Hye Ri"],
        "",
        "Kantor Bupati Sungai Jernih",
        "Kincir tua menjadi perpustakaan",
    ),
    "ar": Sample(
        "بقلم: ليان الحسيني\nصورة: وكالة النهر للأنباء\n\nأعادت القرية فتح طاحونتها القديمة"
        " يوم السبت، لكنها صارت هذه المرة مكتبة.\n\n"
        "وقالت المديرة: «بقي البيت فارغاً منذ توقفت العجلة».\n",
        ["ليان الحسيني"],
        "",
        "وكالة النهر للأنباء",
        "طاحونة قديمة تصير مكتبة",
    ),
    "zh-hans": Sample(
        "文：沈若溪\n图：张三\n\n河边的旧磨坊星期六重新开放，这一次成了图书馆。\n\n"
        "馆长说：“自从水轮停下，这座房子就一直空着。”\n",
        ["沈若溪"],
        "张三",
        "",
        "旧磨坊变成图书馆",
    ),
    "ja": Sample(
        "文＝山田太郎\n写真＝鈴木一郎\n\n川辺の古い水車小屋が土曜日、図書館として再び開いた。\n\n"
        "館長は「水車が止まってから、ここはずっと空き家でした」と話す。\n",
        ["山田太郎"],
        "鈴木一郎",
        "",
        "水車小屋が図書館に",
    ),
    "es": Sample(
        "Por Inés Carballal\nFoto: Juan de la Vega\n\nEl viejo molino del río volvió a abrir el"
        " sábado, esta vez como biblioteca.\n\n«La casa está vacía desde que paró la rueda», dijo"
        " la bibliotecaria.\n",
        ["Inés Carballal"],
        "Juan de la Vega",
        "",
        "El viejo molino ya es biblioteca",
    ),
    "fr": Sample(
        "Par Zoé Lefèvre\nPhoto : Noël Dubois / Agence du Fleuve\n\nLe vieux moulin au bord de"
        " l’eau a rouvert samedi, cette fois en bibliothèque.\n\n«\u00a0La maison était vide depuis"
        " l’arrêt de la roue\u00a0», dit la bibliothécaire.\n",
        ["Zoé Lefèvre"],
        "Noël Dubois",
        "Agence du Fleuve",
        "Le vieux moulin devient bibliothèque",
    ),
    "de": Sample(
        "Von Jörg Weiß\nFoto: Käthe Grün\n\nDie alte Mühle am Fluss hat am Samstag wieder"
        " geöffnet, diesmal als Bücherei.\n\n„Das Haus stand leer, seit das Rad stillsteht“, sagte"
        " die Leiterin.\n",
        ["Jörg Weiß"],
        "Käthe Grün",
        "",
        "Aus der alten Mühle wird eine Bücherei",
    ),
    "ru": Sample(
        "Автор: Алёна Соколова\nФото: Иван Петров\n\nСтарая мельница у реки снова открылась в"
        " субботу, на этот раз как библиотека.\n\n«Дом пустовал с тех пор, как остановилось"
        " колесо», — говорит заведующая.\n",
        ["Алёна Соколова"],
        "Иван Петров",
        "",
        "Старая мельница стала библиотекой",
    ),
    "vi": Sample(
        "Tác giả: Nguyễn Thị Ánh\nẢnh: Trần Văn Đức\n\nCối xay cũ bên sông mở cửa lại hôm thứ Bảy,"
        " lần này là một thư viện.\n\n“Ngôi nhà đã bỏ trống từ khi bánh xe ngừng quay,” người quản"
        " thư nói.\n",
        ["Nguyễn Thị Ánh"],
        "Trần Văn Đức",
        "",
        "Cối xay cũ thành thư viện",
    ),
}
