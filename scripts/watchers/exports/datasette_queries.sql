-- Questions that Datasette offers as pages. Before each: its name, its title and what it says, all as comments.

-- listed_on_a_day
-- Who was listed on a day?
-- Give a day as YYYY-MM-DD, and a party: its id or a part of one of its names, in any script. Without a party: all that ever stood on a list or were owned by one that did, and for each list what is said of everybody else. The answers are looked up in the table answers and in list_answers. Only not_listed says that the party was not on the list; unknown, not_checked, red_flag and every other answer do not clear it, as_of and remark say how far the list was checked, and a party that is not in the record has no answer at all.
WITH asked AS (
  SELECT trim(:day) AS day, trim(:party) AS party, trim(:day) IS date(julianday(trim(:day))) AS is_day
), meant AS (
  SELECT party_id FROM party_names, asked
  WHERE asked.party <> '' AND (party_id = asked.party OR instr(lower(name), lower(asked.party)) > 0)
), said AS (
  SELECT a.party_id, a.party, a.list_id, a.list, a.answer, a.since, a.as_of, a.reasons, a.remark, a.source_ids, a.first_day, a.last_day
  FROM answers_of_all_parties a
  WHERE a.party_id IN (SELECT party_id FROM meant)
  UNION ALL
  SELECT coalesce(a.entity_id, a.official_id), coalesce(e.name, o.name), a.list_id, l.name,
    a.answer, a.since, a.as_of, a.reasons, a.remark, a.source_ids, a.first_day, a.last_day
  FROM answers a
  JOIN lists l ON l.list_id = a.list_id
  LEFT JOIN entities e ON e.entity_id = a.entity_id
  LEFT JOIN officials o ON o.official_id = a.official_id
  WHERE (SELECT party FROM asked) = ''
  UNION ALL
  SELECT NULL, 'everybody else in the record', la.list_id, l.name,
    la.answer, NULL, la.as_of, la.reasons, la.remark, la.source_ids, la.first_day, la.last_day
  FROM list_answers la
  JOIN lists l ON l.list_id = la.list_id
  WHERE (SELECT party FROM asked) = ''
), told AS (
  SELECT said.party_id, said.party, said.list_id, said.list, said.answer, said.since, said.as_of, said.reasons, said.remark, said.source_ids
  FROM said, asked
  WHERE asked.is_day AND coalesce(said.first_day, '0001-01-01') <= asked.day AND coalesce(said.last_day, '9999-12-31') >= asked.day
), silent AS (
  SELECT said.party_id, said.party, said.list_id, said.list FROM said, asked WHERE asked.is_day
  EXCEPT
  SELECT party_id, party, list_id, list FROM told
), found AS (
  SELECT * FROM told
  UNION ALL
  SELECT party_id, party, list_id, list, 'unknown', NULL, NULL, NULL, 'nothing is said here of that day, as in a part of the record for another day', NULL
  FROM silent
  UNION ALL
  SELECT NULL, asked.party, NULL, NULL, 'unknown', NULL, NULL, NULL,
    CASE WHEN asked.is_day THEN 'no party here has this id or name, which says nothing about it' ELSE 'give the day as YYYY-MM-DD, such as 2021-03-01' END, NULL
  FROM asked
  WHERE NOT asked.is_day OR NOT EXISTS (SELECT 1 FROM said)
)
SELECT found.party, found.list, found.answer, found.since, found.as_of, found.remark, found.reasons, found.party_id, found.list_id, found.source_ids
FROM found, asked
ORDER BY found.party_id IS NOT asked.party, found.answer IN ('listed', 'covered') DESC, found.party_id IS NULL, found.party, found.list_id;

-- contracts_of_a_supplier
-- Which contracts did a supplier have?
-- Give a party: its id or a part of one of its names, in any script. Each contract that it had as supplier or project company, with all others in it. Contracts that are not in the record are not here; an empty cell means unknown.
WITH asked AS (
  SELECT trim(:supplier) AS party
), meant AS (
  SELECT party_id FROM party_names, asked
  WHERE asked.party <> '' AND (party_id = asked.party OR instr(lower(name), lower(asked.party)) > 0)
)
SELECT c.party AS supplier, c.role, c.contract_id, c.title, c.title_zh, c.kind, c.place, c.tendered_on, c.awarded_on, c.ended_on, c.end_reason,
  c.amount, c.currency, c.amount_qualifier, (
    SELECT group_concat(other, '; ') FROM (
      SELECT o.role || ': ' || o.party AS other FROM contracts_with_parties o
      WHERE o.contract_id = c.contract_id AND o.entity_id <> c.entity_id
      ORDER BY o.role, o.party
    )
  ) AS others, c.source_id, c.source_title, coalesce(c.source_url, c.source_copy_url) AS source_url
FROM contracts_with_parties c, asked
WHERE c.entity_id IN (SELECT party_id FROM meant) AND c.role IN ('supplier', 'project_company')
ORDER BY c.entity_id <> asked.party, c.party, c.awarded_on_first, c.contract_id;

-- timeline_of_a_party
-- What happened with a party, in order?
-- Give a party: its id or a part of one of its names, in any script. Its events, listings, contracts, offices, and what it owned or who owned it, by the first day that each date can mean; what has no date stands last.
WITH asked AS (
  SELECT trim(:party) AS party
), meant AS (
  SELECT DISTINCT party_id, party_names.party FROM party_names, asked
  WHERE asked.party <> '' AND (party_id = asked.party OR instr(lower(name), lower(asked.party)) > 0)
), happened AS (
  SELECT coalesce(ep.entity_id, ep.official_id) AS party_id, v.occurred_on AS day, v.occurred_on_first AS first_day,
    'event' AS what, ep.role || ': ' || v.title AS detail, 'events' AS of_table, v.event_id AS row_id, v.source_id
  FROM event_parties ep JOIN events v ON v.event_id = ep.event_id
  UNION ALL
  SELECT coalesce(entity_id, official_id), began_on, began_on_first, 'listed', list || ' (' || began_by || ')', 'designations', designation_id, source_id
  FROM listings
  UNION ALL
  SELECT coalesce(entity_id, official_id), ended_on, ended_on_first, 'listing ended', list || coalesce(' (' || end_reason || ')', ''), 'designations', designation_id, coalesce(end_source_id, source_id)
  FROM listings WHERE ended_on IS NOT NULL
  UNION ALL
  SELECT entity_id, coalesce(awarded_on, tendered_on, started_on), coalesce(awarded_on_first, tendered_on_first, started_on_first),
    CASE WHEN awarded_on IS NOT NULL THEN 'contract awarded' WHEN tendered_on IS NOT NULL THEN 'contract tendered' WHEN started_on IS NOT NULL THEN 'contract started' ELSE 'contract' END,
    role || ': ' || title, 'contracts', contract_id, source_id
  FROM contracts_with_parties WHERE entity_id IS NOT NULL
  UNION ALL
  SELECT entity_id, ended_on, ended_on_first, 'contract ended', title || coalesce(' (' || end_reason || ')', ''), 'contracts', contract_id, coalesce(end_source_id, source_id)
  FROM contracts_with_parties WHERE entity_id IS NOT NULL AND ended_on IS NOT NULL
  UNION ALL
  SELECT official_id, started_on, started_on_first, 'office', title || ', ' || body, 'positions', position_id, source_id FROM offices
  UNION ALL
  SELECT official_id, ended_on, ended_on_first, 'office ended', title || ', ' || body, 'positions', position_id, source_id FROM offices WHERE ended_on IS NOT NULL
  UNION ALL
  SELECT owned_id, coalesce(started_on, as_of), coalesce(started_on_first, as_of_first),
    CASE WHEN started_on IS NOT NULL THEN 'owned from then' ELSE 'owned on that day' END,
    owner || ': ' || kind || coalesce(' (' || coalesce(share_qualifier || ' ', '') || share_pct || ' %)', '') || ', ' || stage, 'ownership', ownership_id, source_id
  FROM ownership_links
  UNION ALL
  SELECT owner_id, coalesce(started_on, as_of), coalesce(started_on_first, as_of_first),
    CASE WHEN started_on IS NOT NULL THEN 'owner from then' ELSE 'owner on that day' END,
    owned || ': ' || kind || coalesce(' (' || coalesce(share_qualifier || ' ', '') || share_pct || ' %)', '') || ', ' || stage, 'ownership', ownership_id, source_id
  FROM ownership_links
)
SELECT h.day, h.what, h.detail, m.party, h.party_id, h.of_table, h.row_id, h.source_id, s.title AS source_title, coalesce(s.url, s.copy_url) AS source_url
FROM happened h
JOIN meant m ON m.party_id = h.party_id
JOIN sources s ON s.source_id = h.source_id, asked
ORDER BY h.party_id <> asked.party, m.party, h.party_id, h.first_day IS NULL, h.first_day, h.what, h.row_id;

-- evidence_of_a_row
-- On which words does a row rest?
-- Give a table, such as contracts, and the id of one of its rows. Each passage with the columns that it carries, how they follow from it (stated, inferred, not_reached) and its document. No passage means that none is recorded; the row's source_id still names its document.
SELECT e.about_fields, e.reading, e.quote, e.quote_en, e.locator, e.reading_reason, e.source_id, s.title AS source_title,
  s.published_on, coalesce(s.url, s.copy_url) AS source_url, e.evidence_id
FROM evidence e
JOIN sources s ON s.source_id = e.source_id
WHERE e.about_table = trim(:table) AND e.about_id = trim(:row)
ORDER BY e.evidence_id;
