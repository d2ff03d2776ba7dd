"""HTML pages: templates in which every value is escaped, and the style that all pages share."""
