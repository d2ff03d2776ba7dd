"""How many lines of a file have something in common, and which are the first of them."""

from __future__ import annotations

from dataclasses import dataclass, field

MAX_LINES_NAMED = 3


@dataclass
class FirstLines:
    """A count of lines, with the first of them."""

    count: int = 0
    first: list[int] = field(default_factory=list)

    def add(self, line: int | None) -> None:
        """Counts one more; `line` is None for a name that comes from no file."""
        self.count += 1
        if line is not None and len(self.first) < MAX_LINES_NAMED:
            self.first.append(line)

    def take_back(self, line: int | None) -> None:
        """Counts one less, which must be the last that was added."""
        self.count -= 1
        if self.first and self.first[-1] == line:
            self.first.pop()

    @property
    def where(self) -> str:
        """The first lines, in brackets, with a space before; empty if they are of no file."""
        if not self.first:
            return ""
        more = ", …" if self.count > len(self.first) else ""
        return f" (line {', '.join(map(str, self.first))}{more})"
