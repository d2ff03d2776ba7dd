-- Views for reading: the same facts with the names behind the ids. An empty cell means unknown.

-- Each name of each party: the one that the record gives it, and its further names.
CREATE VIEW party_names AS
WITH named AS (
  SELECT entity_id AS party_id, name AS party, name, source_id FROM entities
  UNION ALL
  SELECT official_id, name, name, source_id FROM officials
  UNION ALL
  SELECT coalesce(n.entity_id, n.official_id), coalesce(e.name, o.name), n.name, n.source_id
  FROM names n
  LEFT JOIN entities e ON e.entity_id = n.entity_id
  LEFT JOIN officials o ON o.official_id = n.official_id
)
SELECT named.*, s.title AS source_title, s.url AS source_url, s.copy_url AS source_copy_url
FROM named
JOIN sources s ON s.source_id = named.source_id;

-- Each listing with the party's name, the list's and the document that it rests on.
CREATE VIEW listings AS
SELECT d.*, coalesce(e.name, o.name) AS party, l.name AS list, s.title AS source_title, s.url AS source_url, s.copy_url AS source_copy_url
FROM designations d
JOIN lists l USING (list_id)
JOIN sources s ON s.source_id = d.source_id
LEFT JOIN entities e ON e.entity_id = d.entity_id
LEFT JOIN officials o ON o.official_id = d.official_id
ORDER BY d.began_on_first, d.designation_id;

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
-- It ends after 50 steps, so that a circle in somebody's own rows does not run for ever. The publisher of a document
-- may be unknown.
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
LEFT JOIN entities e ON e.entity_id = s.publisher_id
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

-- Was the supplier listed when the contract was awarded? For each contract, supplier and list: yes (listed, or covered
-- through listed owners), no (not listed, and the list was checked), or unknown. It is yes or no only if that holds for
-- every day that awarded_on can mean. Where these days fall into several periods, the last columns give the cells of each.
CREATE VIEW suppliers_at_award AS
WITH suppliers AS (
  SELECT c.contract_id, c.title AS contract, c.awarded_on, c.awarded_on_first, c.awarded_on_last, cp.role, cp.entity_id, e.name AS supplier
  FROM contracts c
  LEFT JOIN contract_parties cp ON cp.contract_id = c.contract_id AND cp.role IN ('supplier', 'project_company')
  LEFT JOIN entities e ON e.entity_id = cp.entity_id
), periods AS (
  SELECT s.contract_id, s.entity_id, s.role, a.list_id, a.answer, coalesce(a.reasons, '') AS reasons, coalesce(a.source_ids, '') AS source_ids,
    CASE
      WHEN ' ' || a.reasons || ' ' LIKE '% after_release %' THEN 'unknown'
      WHEN a.answer IN ('listed', 'covered') THEN 'yes'
      WHEN a.answer = 'not_listed' THEN 'no'
      ELSE 'unknown'
    END AS was_listed
  FROM suppliers s
  JOIN answers_of_all_parties a ON a.party_id = s.entity_id
    AND coalesce(a.first_day, '0001-01-01') <= s.awarded_on_last
    AND coalesce(a.last_day, '9999-12-31') >= s.awarded_on_first
  ORDER BY s.contract_id, s.entity_id, s.role, a.list_id, a.first_day
), found AS (
  SELECT contract_id, entity_id, role, list_id, min(was_listed) AS least, max(was_listed) AS most,
    group_concat(answer, '; ') AS answers, group_concat(reasons, '; ') AS reasons, group_concat(source_ids, '; ') AS source_ids
  FROM periods
  GROUP BY contract_id, entity_id, role, list_id
)
SELECT s.contract_id, s.contract, s.awarded_on, s.role, s.entity_id, s.supplier, l.list_id, l.name AS list,
  CASE WHEN f.least = f.most THEN f.most ELSE 'unknown' END AS was_listed,
  CASE
    WHEN s.entity_id IS NULL THEN 'supplier_unknown'
    WHEN s.awarded_on IS NULL THEN 'award_day_unknown'
    WHEN f.least <> f.most THEN 'depends_on_the_day'
    WHEN f.most = 'unknown' THEN 'answer_unknown'
  END AS why_unknown,
  f.answers, f.reasons, f.source_ids
FROM suppliers s
CROSS JOIN lists l
LEFT JOIN found f ON f.contract_id = s.contract_id AND f.entity_id = s.entity_id AND f.role = s.role AND f.list_id = l.list_id
ORDER BY s.contract_id, s.entity_id, s.role, l.list_id;

-- Each contract, and each figure in money, with the amount as reported and, beside it, in dollars at the average rate of
-- the year, which rate_id, rate_year and per_usd give. qualifier is that of the amount; in_usd_qualifier is
-- about where an exact amount was converted. The year is that of the award, or
-- of the tender or the start where the award has no day. Where in_usd is empty, why_unknown says why.
CREATE VIEW amounts_in_dollars AS
WITH amounts AS (
  SELECT 'contracts' AS of_table, contract_id AS row_id, title, kind, amount, currency, amount_qualifier AS qualifier,
    coalesce(awarded_on, tendered_on, started_on) AS dated,
    CASE
      WHEN awarded_on IS NOT NULL THEN 'awarded_on'
      WHEN tendered_on IS NOT NULL THEN 'tendered_on'
      WHEN started_on IS NOT NULL THEN 'started_on'
    END AS dated_by, source_id
  FROM contracts
  UNION ALL
  SELECT 'figures', figure_id, subject, metric, value, unit, qualifier, period, CASE WHEN period IS NOT NULL THEN 'period' END, source_id
  FROM figures
  WHERE unit GLOB '[A-Z][A-Z][A-Z]'
), of_years AS (
  SELECT *, CASE WHEN substr(dated, 1, 4) = substr(dated, instr(dated, '/') + 1, 4) THEN CAST(substr(dated, 1, 4) AS INTEGER) END AS in_year
  FROM amounts
)
SELECT a.of_table, a.row_id, a.title, a.kind, a.amount, a.currency, a.qualifier, a.dated, a.dated_by,
  r.rate_id, r.year AS rate_year, r.per_usd,
  CASE WHEN a.currency = 'USD' THEN a.amount ELSE round(a.amount / r.per_usd) END AS in_usd,
  CASE
    WHEN a.currency = 'USD' THEN a.qualifier
    WHEN r.per_usd IS NOT NULL AND a.amount IS NOT NULL THEN CASE a.qualifier WHEN 'exact' THEN 'about' ELSE a.qualifier END
  END AS in_usd_qualifier,
  CASE
    WHEN a.amount IS NULL THEN 'no_amount'
    WHEN a.currency = 'USD' THEN NULL
    WHEN a.dated IS NULL THEN 'no_day'
    WHEN a.in_year IS NULL THEN 'several_years'
    WHEN r.per_usd IS NULL THEN 'no_rate'
  END AS why_unknown,
  s.title AS source_title, s.url AS source_url, s.copy_url AS source_copy_url
FROM of_years a
JOIN sources s ON s.source_id = a.source_id
LEFT JOIN exchange_rates r ON r.currency = a.currency AND r.year = a.in_year AND a.currency <> 'USD'
ORDER BY a.of_table, a.row_id;
