"""What the record knows about one row, with sources: sections or a timeline, as text or JSON."""
