"""The map of the site for search engines (sitemaps.org, version 0.9)."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from watchers.site.edition import Edition

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(edition: Edition, paths: Iterable[str]) -> str:
    """Every page by its address, with the day of the release."""
    entries = (
        f"<url><loc>{escape(edition.homepage + path)}</loc>"
        f"<lastmod>{edition.package.created}</lastmod></url>\n"
        for path in paths
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<urlset xmlns="{NAMESPACE}">\n{"".join(entries)}</urlset>\n'
