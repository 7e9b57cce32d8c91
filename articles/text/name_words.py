"""Words by which names of people and of organisations are told apart, in every language."""

from articles.text.credit_labels import listed


def word_set(text):
    return frozenset(text.split())


# What a name may carry that is no part of it.
ROLES_AFTER = listed(
    """
    기자, 선임기자, 전문기자, 객원기자, 인턴기자, 사진기자, 특파원, 통신원, 논설위원, 작가,
    시인, 교수, 칼럼니스트, 記者, 特派員, 論説委員, 编辑, 记者, 特派记者, staff writer,
    staff photographer, reporter, correspondent, photographer, wartawan, journaliste,
    correspondant, correspondante, periodista, corresponsal, redakteur, redakteurin,
    корреспондент, фотограф, фотокорреспондент, مراسل, مراسلة, 撮影, 摄, 摄影
    """
)
ROLES_BEFORE = listed(
    """
    本报记者, 记者, 特派记者, 通讯员, phóng viên, корреспондент
    """
)

# Words that make a name an organisation's: whole words, in scripts with spaces.
ORGANISATION_WORDS = word_set(
    """
    kantor kementerian badan dinas humas istana kepresidenan universitas yayasan polri tni dok
    dokumentasi istimewa pemerintah pemprov pemkot pemkab setpres biro lembaga museum
    perpustakaan office ministry agency department government university press news image images
    photo photos pictures library council commission embassy institute foundation association
    committee police parliament palace archive archives handout media magazine times company
    corporation inc ltd group newspaper broadcasting television ministère agence bureau mairie
    préfecture présidence université ambassade gouvernement fondation musée presse assemblée
    sénat institut ministerio agencia gobierno presidencia ayuntamiento universidad embajada
    archivo fundación oficina cortesía prensa policía museo instituto congreso consejería
    ministerium agentur bundesregierung bundesamt bezirksamt polizei universität archiv
    botschaft stiftung verlag verein presseamt bundeswehr rathaus privat feuerwehr министерство
    министерства агентство агентства пресс-служба пресс-службы администрация администрации
    правительство правительства посольство посольства университет университета архив архива
    музей музея кремль кремля полиция новости мчс мвд وزارة وكالة مكتب رئاسة جامعة سفارة صحيفة
    قناة أرشيف متحف مؤسسة بلدية شرطة هيئة حكومة ديوان مجلس لجنة رويترز واس سانا أسوشيتد
    reuters dpa afp antara yonhap kyodo xinhua tass efe getty keystone imago shutterstock istock
    unsplash pixabay pexels wikimedia bloomberg bernama vnexpress kompas detik ttxvn vnanet тасс рбк
    коммерсантъ ведомости риа
    """
)

# Agencies and bodies known by their capitals alone: "AP" is one, "Ap" is not.
ACRONYMS = word_set(
    """
    AA AAP AFP ANP ANSA AP APA BBC BNPB CNN DPA EFE EPA ESA EU FAO FIFA IMF KPK MENA NASA NATO
    NHK PBB PTI RIA SPA TNI UBND UEFA UN UNESCO UNHCR UNICEF VGP VNA VOV VTV WAM WFP WHO
    """
)

# Vietnamese opens an organisation's name with words that also end people's names.
ORGANISATION_OPENINGS = (
    *("bộ ", "sở ", "cục ", "báo ", "đài ", "trường ", "viện ", "ban ", "công ty ", "hội "),
)

# Several words, or scripts without spaces: anywhere in the name.
ORGANISATION_PARTS = listed(
    """
    picture alliance, tòa soạn, thông tấn, văn phòng, ủy ban, nhân vật cung cấp, фото из,
    فرانس برس, الأناضول, السي إن إن, 통신, 연합뉴스, 뉴스, 뉴시스, 신문, 방송, 일보, 대통령, 청와대,
    총리실, 위원회, 재단, 협회, 대학교, 시청, 군청, 구청, 도청, 국회, 경찰, 박물관, 도서관,
    이미지, 게티, 제공, 공동취재, 통신사, 미디어, 홍보, 대사관, 연구원, 연구소, 通讯社, 新华,
    中新, 政府, 电视台, 报社, 日报, 晚报, 办公, 委员会, 大使馆, 博物馆, 图书馆, 大学, 视觉中国,
    总统府, 法院, 网站, 公司, 通信, 新聞, 大統領府, 官邸, 内閣, 放送, テレビ, 図書館, 警察,
    委員会, 協会, 事務所, 株式会社, ロイター, ゲッティ, アフロ, イメージズ, 研究所, 役場, 役所
    """
)

# A last syllable that says "ministry", "office", "agency", and how long a name must at least be,
# since people's names end so too: 김은실 is a person, 대통령실 an office.
ORGANISATION_ENDINGS = {
    **dict.fromkeys("부청省部庁厅局社府网报市", 3),
    **dict.fromkeys("실처원국사", 4),
}

KOREAN_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진나지엄"
    "채원천방공현함변염추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉"
)
CHINESE_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程"
    "苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝"
    "龚邵万钱严武戴莫孔向汤欧司诸上"
)

# Two-syllable words before "기자" that say what kind of reporter, not which.
KINDS_OF_REPORTER = word_set(
    """
    전문 신입 선임 인턴 문화 정치 경제 사회 사진 시민 명예 객원 수습 취재 담당 학생 국제 편집
    여행 주재 일선
    """
)

# Small words inside names of people, written in lower case.
NAME_PARTICLES = word_set(
    """
    de del della di da dos das du des la le les el al von van der den ten ter zu zum bin binti
    ibn af av y i e ben bint
    """
)

# Words that a person's name never has, however a headline writes them.
NEVER_IN_NAMES = word_set(
    """
    the a an this that these those his her its our their my your der die das dem ein eine einer
    einem hier dort ce cette ces ailleurs un una esta este eso fin karena itu ini sebab في من
    على إلى عن مع أن التي الذي هذا هذه كل بين بعد قبل
    """
)

# Arabic first names that begin with the letter that also means "and".
ARABIC_NAMES_WITH_WAW = word_set(
    """
    وليد وائل وسام وجيه وديع وفاء ورد وردة وحيد وجدي وهبة وهيب وسيم ولاء وداد وضاح وصفي وليم
    واصل وعد وجدان وهب وفيق والي ويليام وديعة وجيهة وصال ونيس وانغ وو
    """
)
