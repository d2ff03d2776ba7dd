-- Views for reading: the same facts with the names behind the ids. An empty cell means unknown.

-- Each listing with the party's name, the list's and the document that it rests on. It began on the day on which
-- it took effect or, where that is not known, was published or announced.
CREATE VIEW listings AS
SELECT d.*, coalesce(d.effective_on, d.published_on, d.announced_on) AS began_on, coalesce(e.name, o.name) AS party, l.name AS list, s.title AS source_title, s.url AS source_url, s.copy_url AS source_copy_url
FROM designations d
JOIN lists l USING (list_id)
JOIN sources s ON s.source_id = d.source_id
LEFT JOIN entities e ON e.entity_id = d.entity_id
LEFT JOIN officials o ON o.official_id = d.official_id
ORDER BY d.effective_on_first, d.designation_id;

-- Each contract once for every party to it, or once where no party is known.
CREATE VIEW contracts_with_parties AS
SELECT c.*, cp.role, cp.entity_id, e.name AS party, p.name AS place, s.title AS source_title, s.url AS source_url, s.copy_url AS source_copy_url
FROM contracts c
JOIN sources s ON s.source_id = c.source_id
LEFT JOIN contract_parties cp ON cp.contract_id = c.contract_id
LEFT JOIN entities e ON e.entity_id = cp.entity_id
LEFT JOIN places p ON p.place_id = c.place_id
ORDER BY c.contract_id, cp.role, e.name;

-- Each office with the person who held it and the body in which it was held.
CREATE VIEW offices AS
SELECT p.*, o.name AS official, e.name AS body, s.title AS source_title, s.url AS source_url, s.copy_url AS source_copy_url
FROM positions p
JOIN officials o ON o.official_id = p.official_id
JOIN entities e ON e.entity_id = p.entity_id
JOIN sources s ON s.source_id = p.source_id
ORDER BY o.name, p.started_on_first, p.position_id;

-- Each ownership link with the names of both ends.
CREATE VIEW ownership_links AS
SELECT w.*, owner.name AS owner, owned.name AS owned, s.title AS source_title, s.url AS source_url, s.copy_url AS source_copy_url
FROM ownership w
JOIN entities owner ON owner.entity_id = w.owner_id
JOIN entities owned ON owned.entity_id = w.owned_id
JOIN sources s ON s.source_id = w.source_id
ORDER BY owner.name, owned.name, w.ownership_id;

-- From each claim (step 0) to the claim that it relays (step 1), to the one which that relays, and so on.
-- It ends after 50 steps, so that a circle in somebody's own rows does not run for ever.
CREATE VIEW claims_chain AS
WITH RECURSIVE chain (claim_id, step, at_claim_id) AS (
  SELECT claim_id, 0, claim_id FROM claims
  UNION ALL
  SELECT chain.claim_id, chain.step + 1, c.relays_claim_id
  FROM chain JOIN claims c ON c.claim_id = chain.at_claim_id
  WHERE c.relays_claim_id IS NOT NULL AND chain.step < 50
)
SELECT chain.claim_id, chain.step, chain.at_claim_id, c.statement, c.hedge, c.origin, c.attributed_to, c.value_given, c.status,
  e.name AS publisher, s.published_on, s.title AS source_title, s.url AS source_url, s.copy_url AS source_copy_url
FROM chain
JOIN claims c ON c.claim_id = chain.at_claim_id
JOIN sources s ON s.source_id = c.source_id
JOIN entities e ON e.entity_id = s.publisher_id
ORDER BY chain.claim_id, chain.step;

-- The events from first to last, each with its parties and their roles.
CREATE VIEW event_timeline AS
SELECT v.*, (
    SELECT group_concat(party, '; ') FROM (
      SELECT ep.role || ': ' || coalesce(e.name, o.name) AS party
      FROM event_parties ep
      LEFT JOIN entities e ON e.entity_id = ep.entity_id
      LEFT JOIN officials o ON o.official_id = ep.official_id
      WHERE ep.event_id = v.event_id
      ORDER BY ep.role, party
    )
  ) AS parties, p.name AS place, s.title AS source_title, s.url AS source_url, s.copy_url AS source_copy_url
FROM events v
JOIN sources s ON s.source_id = v.source_id
LEFT JOIN places p ON p.place_id = v.place_id
ORDER BY v.occurred_on_first, v.occurred_on_last, v.event_id;

-- Each link between two events with the titles of both.
CREATE VIEW event_chain AS
SELECT k.*, a.occurred_on AS from_occurred_on, a.title AS from_event, b.occurred_on AS to_occurred_on, b.title AS to_event,
  s.title AS source_title, s.url AS source_url, s.copy_url AS source_copy_url
FROM event_links k
JOIN events a ON a.event_id = k.from_event_id
JOIN events b ON b.event_id = k.to_event_id
JOIN sources s ON s.source_id = k.source_id
ORDER BY a.occurred_on_first, k.event_link_id;

-- For each party and list all that was said of it, period by period: its own answers or, if it has none for the list,
-- those that the list has for everybody. An empty first_day means always, an empty last_day that no end is known.
CREATE VIEW answers_of_all_parties AS
SELECT coalesce(a.entity_id, a.official_id) AS party_id, coalesce(e.name, o.name) AS party, a.list_id, l.name AS list,
  a.first_day, a.last_day, a.answer, a.since, a.as_of, a.rule_id, a.owner_ids, a.share_least, a.share_most, a.chain,
  a.reasons, a.remark, a.designation_ids, a.source_ids
FROM answers a
JOIN lists l USING (list_id)
LEFT JOIN entities e ON e.entity_id = a.entity_id
LEFT JOIN officials o ON o.official_id = a.official_id
UNION ALL
SELECT e.entity_id, e.name, la.list_id, l.name,
  la.first_day, la.last_day, la.answer, NULL, la.as_of, NULL, NULL, NULL, NULL, NULL,
  la.reasons, la.remark, NULL, la.source_ids
FROM entities e
CROSS JOIN list_answers la
JOIN lists l ON l.list_id = la.list_id
WHERE NOT EXISTS (SELECT 1 FROM answers a WHERE a.entity_id = e.entity_id AND a.list_id = la.list_id)
UNION ALL
SELECT o.official_id, o.name, la.list_id, l.name,
  la.first_day, la.last_day, la.answer, NULL, la.as_of, NULL, NULL, NULL, NULL, NULL,
  la.reasons, la.remark, NULL, la.source_ids
FROM officials o
CROSS JOIN list_answers la
JOIN lists l ON l.list_id = la.list_id
WHERE NOT EXISTS (SELECT 1 FROM answers a WHERE a.official_id = o.official_id AND a.list_id = la.list_id);
