"""The record as FollowTheMoney entities and statements, written without that library.

model.py has what the format allows, graph.py the entities that are being made, record.py what they
are made of. Then a module for each sort of thing: documents, parties, listings, links, happenings;
quotations.py adds the words under them. resolve.py refuses what would not hold together, files.py
writes.
"""
