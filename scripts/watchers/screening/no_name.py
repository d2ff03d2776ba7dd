"""What stands in a cell and is no name, and what stands above names and is a header."""

from __future__ import annotations

from watchers.screening.cell.repair import has_lost_letters

PLACEHOLDERS = frozenset(
    {
        *("n/a", "#n/a", "n.a.", "n.a", "n. a.", "#n/a n/a", "<na>", "nan", "null", "none"),
        *("#name?", "#ref!", "#value!", "#null!", "#num!", "#div/0!"),
        *("无", "暂无", "なし", "該当なし"),
    }
)
"""What programs and people write where they have no name, in small letters."""

HEADERS = frozenset(
    {
        *("name", "names", "supplier", "suppliers", "vendor", "vendors", "company", "companies"),
        *("firm", "firms", "party", "parties", "entity", "entities", "organisation"),
        *("organization", "counterparty", "customer", "client", "partner", "manufacturer"),
        *("company name", "supplier name", "vendor name", "legal name", "entity name"),
        *("name of company", "name of supplier", "customer name", "full name", "party name"),
        *("lieferant", "firma", "firmenname", "unternehmen", "hersteller", "kunde"),
        *("fournisseur", "société", "entreprise", "nom", "raison sociale"),
        *("proveedor", "empresa", "nombre", "razón social", "fornecedor", "nome", "fornitore"),
        *("azienda", "ragione sociale", "leverancier", "bedrijf", "naam", "dostawca", "nazwa"),
        *("поставщик", "компания", "наименование", "название", "организация"),
        *(
            "供应商",
            "供应商名称",
            "公司",
            "公司名称",
            "企业",
            "企业名称",
            "名称",
            "单位名称",
            "姓名",
        ),
        *("供應商", "供應商名稱", "公司名稱", "企業名稱", "名稱"),
        *("会社名", "企業名", "名前", "仕入先", "取引先", "회사명", "업체명", "공급업체", "이름"),
    }
)
"""What a file of one column has for a header, in small letters and without underscores."""


def is_no_name(cell: str) -> bool:
    """Whether a cell is empty, has neither a letter nor a digit, or says that there is no name.

    One of which all letters were lost had a name.
    """
    if cell.casefold() in PLACEHOLDERS:
        return True
    return not any(map(str.isalnum, cell)) and not has_lost_letters(cell)


def is_header(cell: str) -> bool:
    """Whether the first cell of a file's only column is a header."""
    return " ".join(cell.casefold().replace("_", " ").split()).rstrip(":") in HEADERS
