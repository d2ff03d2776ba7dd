"""The words by which a cell is taken apart; each table is a decision, and may grow."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FIELD_LABELS = (
    "supplier|vendor|company|manufacturer|maker|customer|consignee|consignor|shipper|exporter"
    "|importer|factory|seller|buyer|beneficiary|payee|name|attn|attention"
    "|供应商|供應商|公司名称|公司名稱|企业名称|企業名稱|单位名称|單位名稱|名称|名稱|厂商|廠商|制造商"
    "|製造商|生产商|卖方|賣方|买方|買方|收款人|户名|單位|单位"
)
"""What a form prints before a name, with a colon."""
SALUTATIONS = (
    r"m/s\.?|c/o|messrs\.?|mr\.?|mrs\.?|ms\.?|mx\.?|dr\.?|prof\.?|professor|sir|dame|madam"
    r"|(?:the )?hon\.|the hono(?:u)?rable|h\.e\.|his excellency|her excellency|gen\.|col\."
    r"|maj\.|capt\.|lt\.|sen\.|senator|rep\.|congressman|congresswoman|amb\.|ambassador"
    r"|herr|frau|mme\.?|comrade"
)
CHINESE_SALUTATIONS = "先生|女士|小姐|博士|教授|同志"
FORMER_OR_OTHER_NAME = (
    r"f[./]?k[./]?a\.?|a[./]?k[./]?a\.?|d[./]?b[./]?a\.?|n[./]?k[./]?a\.?|t/a"
    r"|formerly(?: known as| called| named)?|previously(?: known as| called| named)?"
    r"|(?:also|now|better|commonly) known as|known as|trading as|operating as|doing business as"
    r"|alias|former name|old name|ex-name|english name|chinese name|short name"
)
"""What announces a further name of the same party."""
CHINESE_OTHER_NAME = (
    "曾用名称?|原名称?|原名|又名|别名|別名|旧称|舊稱|旧名|舊名|前称|前稱|前身(?:为|為|是)?|简称|簡稱"
    "|现名|現名|(?:现|現)?更名(?:为|為)|英文名称?|英文名稱|中文名称?|中文名稱|曾用名稱|原名稱"
)
ADDRESS_WORDS = _words(
    "road rd street str avenue ave boulevard blvd lane highway hwy building bldg floor flr fl room"
    " rm suite unit block district dist zone township town village county province prov postcode"
    " zip box tower plaza lu jie dadao strasse via calle"
)
"""Words of an address. Alone they prove nothing; behind a legal form, or with a number, they do."""
SURE_ADDRESS_WORDS = _words(
    "road rd street avenue ave boulevard highway floor room district province postcode"
)
CHINESE_ADDRESS = (
    r"\d+\s*[号號弄栋棟层層楼樓室]|[路街巷]$|[路街]\d|大道|大厦|大廈|街道|[省市区區县縣镇鎮]$"
)
CONTACT = (
    r"\b(?:tel|fax|phone|mobile|e-?mail)\b|电话|電話|传真|傳真|邮编|郵編|www\.|https?:|@|\+\d{2}"
)
BRANCHES = (
    r"branch(?:\s+(?:office|company))?|rep(?:resentative|\.)?\s+office|liaison\s+office|fengongsi"
)
CHINESE_BRANCHES = (
    "分公司|分行|支行|分店|分厂|分廠|分院|办事处|辦事處|代表处|代表處|营业部|營業部|营业厅"
)
ABBREVIATIONS = {
    "comp": "company",
    "techn": "technology",
    "technol": "technology",
    "dig": "digital",
    "digit": "digital",
    "elec": "electric",
    "electr": "electronic",
    "electron": "electronic",
    "ind": "industry",
    "indl": "industrial",
    "indus": "industry",
    "intl": "international",
    "int'l": "international",
    "grp": "group",
    "mfg": "manufacturing",
    "manuf": "manufacturing",
    "equip": "equipment",
    "eng": "engineering",
    "engrg": "engineering",
    "sci": "science",
    "imp": "import",
    "exp": "export",
    "info": "information",
    "dev": "development",
    "develop": "development",
    "invest": "investment",
    "const": "construction",
    "constr": "construction",
    "sys": "systems",
    "prod": "products",
    "chem": "chemical",
    "pharm": "pharmaceutical",
    "mach": "machinery",
    "mater": "materials",
    "metall": "metallurgy",
    "text": "textile",
    "agric": "agriculture",
    "autom": "automation",
    "commun": "communication",
    "telecom": "telecommunication",
    "trad": "trading",
}
"""Abbreviation → word. With a point it is one anywhere, without only if in UNPOINTED."""
UNPOINTED = _words("comp techn technol intl grp mfg manuf engrg electr constr")
TAIWANESE_WORDS = (
    "[數数]位|[資资][訊讯]|[軟软硬][體体]|[網网]路|[積积][體体][電电]路|[視视][訊讯]|雷射|奈米|矽"
    "|程式|伺服器|[螢萤]幕|印表|[數数]據機|行動[電电][話话]|[電电]漿"
)
"""Words for which the mainland has others; OpenCC knows which."""
COUNTRIES = frozenset(
    """
afghanistan|albania|algeria|angola|argentina|armenia|australia|austria|azerbaijan|bahrain
|bangladesh|belarus|belgium|bolivia|bosnia and herzegovina|brazil|brunei|bulgaria|cambodia|cameroon
|canada|chile|china|colombia|costa rica|croatia|cuba|cyprus|czech republic|czechia|denmark
|dominican republic|ecuador|egypt|el salvador|estonia|ethiopia|finland|france|georgia|germany|ghana
|greece|guatemala|honduras|hong kong|hungary|iceland|india|indonesia|iran|iraq|ireland|israel|italy
|ivory coast|jamaica|japan|jordan|kazakhstan|kenya|korea|kuwait|kyrgyzstan|laos|latvia|lebanon|libya
|liechtenstein|lithuania|luxembourg|macao|macau|malaysia|malta|mauritius|mexico|moldova|monaco
|mongolia|morocco|mozambique|myanmar|nepal|netherlands|new zealand|nicaragua|nigeria|north korea
|north macedonia|norway|oman|pakistan|panama|paraguay|peru|philippines|poland|portugal|qatar|romania
|russia|russian federation|saudi arabia|senegal|serbia|singapore|slovakia|slovenia|south africa
|south korea|republic of korea|spain|sri lanka|sudan|sweden|switzerland|syria|taiwan|tajikistan
|tanzania|thailand|tunisia|turkey|turkiye|turkmenistan|uganda|ukraine|united arab emirates
|united kingdom|great britain|england|scotland|wales|united states|united states of america|usa|us
|uk|uae|uruguay|uzbekistan|venezuela|vietnam|viet nam|yemen|zambia|zimbabwe|prc|pr china|p r china
|peoples republic of china|deutschland|cn|hk|tw|roc
""".replace("\n", "").split("|")
)
