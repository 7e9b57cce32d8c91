"""Agencies beyond those whose names say what they are, and how they are written."""

import re

from articles.text.credit_labels import listed
from articles.text.credit_names import is_organisation
from articles.text.name_words import ACRONYMS

NEWS_AGENCIES = frozenset(
    listed(
        """
        aa, aap, abaca, afp, aflo, alamy, alamy stock photo, anadolu, anadolu agency, ansa,
        antara, ap, apa, apaimages, associated press, backgrid, belga, bernama, bloomberg, cfp,
        corbis, cover images, ctk, dpa, dpa-zentralbild, efe, epa, epa-efe, europa press,
        getty images, getty, hans lucas, ic photo, imaginechina, imago, inpho, invision, istock,
        jiji, jiji press, keystone, kyodo, kyodo news, laif, lehtikuva, magnum, magnum photos,
        maxppp, newscom, newsis, ntb, nurphoto, ostkreuz, pa, pa wire,
        picture alliance, picture-alliance, presseye, pti, redux, reuters, rex, rex features,
        ria novosti, ritzau scanpix, scanpix,
        shutterstock, sipa, sipa usa, sipa press, sopa images, sputnik, tass, the associated press,
        ttxvn, ukrinform, upi, usa today sports, vcg, vna, xinhua, yna, yonhap, yonhap news, zuma,
        zuma press, тасс, рбк, рия новости, коммерсантъ, 연합뉴스, 뉴시스, 뉴스1, 게티이미지,
        로이터, 로이터통신, 신화통신, 新华社, 新华, 中新社, 视觉中国, 共同通信, 共同通信社,
        時事通信, 時事通信社, ロイター, アフロ, ゲッティ, رويترز, فرانس برس,
        أ ف ب, الأناضول, واس, وام, سانا
        """
    )
)
# Capitals that are no abbreviation, and collections that a reader is not told of.
SPELLINGS = {
    "reuters": "Reuters",
    "retuers": "Reuters",
    "getty images": "Getty Images",
    "getty": "Getty Images",
    "shutterstock": "Shutterstock",
    "alamy": "Alamy",
    "xinhua": "Xinhua",
    "kyodo": "Kyodo",
    "bloomberg": "Bloomberg",
    "aapimage": "AAP",
    "aap image": "AAP",
}
COLLECTION = re.compile(
    r"^(Getty Images|Shutterstock|Alamy|iStock)[\s-]+(?:Europe|(?:North|South|Latin) America"
    r"|Asia ?Pac(?:ific)?|AsiaPac|Sport|Entertainment|News|Editorial|Stock Photo|Collection"
    r"|International|Japan|Korea|China|Middle East|Africa)$",
    re.IGNORECASE,
)
BODY = re.compile(
    r"\b(?:navy|army|air force|marine corps|coast guard|national guard|white house|commons"
    r"|studios?)\b",
    re.IGNORECASE,
)
COMMISSIONED = re.compile(r"^(?:getty images|ap images|reuters|invision) for \S", re.IGNORECASE)


def is_news_agency(name: str) -> bool:
    return name.casefold() in NEWS_AGENCIES or spelled(name).casefold() in NEWS_AGENCIES


def is_agency(name: str) -> bool:
    """Whether a name is an organisation's, also one that only the trade knows."""
    if is_news_agency(name) or is_organisation(name) or _is_part_of_one(name):
        return True
    return bool(BODY.search(name))


def _is_part_of_one(name: str) -> bool:
    """ "dpa-Zentralbild", "JPL-Caltech", "Getty Images for Somebody"."""
    first, _, rest = name.partition("-")
    is_short = bool(re.fullmatch(r"[A-Z]{3,5}", first)) and rest != rest.upper()
    is_opened = bool(rest) and (first.casefold() in NEWS_AGENCIES or is_short)
    return is_opened or bool(COMMISSIONED.match(name))


def spelled(name: str) -> str:
    """An agency as it writes itself; any other name as it is."""
    found = COLLECTION.match(name)
    name = found[1] if found else name
    if name.islower() and name.upper() in ACRONYMS - {"DPA"}:
        return name.upper()
    return SPELLINGS.get(name.casefold(), name)
