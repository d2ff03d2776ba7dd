-- What was said of every party on a day (a DATE, or text like '2021-03-01'): one row for each party and list, looked up
-- in the periods of answers and list_answers. Every answer is there, also unknown and not_checked; a party that is not in
-- the record has none.
CREATE MACRO listed_on(day) AS TABLE
SELECT party_id, party, list_id, list, answer, since, as_of, reasons, remark, designation_ids, source_ids, first_day, last_day
FROM answers_of_all_parties
WHERE coalesce(CAST(day AS DATE), error('listed_on: the day is missing; give one like 2021-03-01'))
  BETWEEN coalesce(first_day, DATE '0001-01-01') AND coalesce(last_day, DATE '9999-12-31')
ORDER BY party_id, list_id;

-- Who owned or controlled a party on a day (a DATE, or text like '2021-03-01'), straight (step 1) and through others: one
-- row for each link and way up, without those that surely did not hold. held is yes or unknown for the link, and certain
-- says whether every link from it down to the party surely held. superseded: a share that surely held was stated later for
-- the same two parties.
CREATE MACRO owners_of(party, day) AS TABLE
WITH RECURSIVE asked AS (
  SELECT coalesce(CAST(day AS DATE), error('owners_of: the day is missing; give one like 2021-03-01')) AS on_day
), dated AS (
  -- What is dated 2019 has surely happened after its last day; what is dated 2019-04-12, on that day.
  SELECT o.*, on_day, coalesce(started_on_first, as_of_first) AS stated_first, coalesce(started_on_last, as_of_last) AS stated_last,
    stated_last + (stated_first < stated_last)::INTEGER AS surely_from,
    ended_on_last + (ended_on_first < ended_on_last)::INTEGER AS surely_over
  FROM ownership o CROSS JOIN asked
), links AS (
  SELECT *, CASE
      WHEN surely_over <= on_day THEN 'no'
      WHEN stated_first > on_day AND (started_on IS NOT NULL OR stage = 'agreed') THEN 'no'
      WHEN stage = 'agreed' THEN 'unknown'
      WHEN surely_from <= on_day AND (ended_on IS NULL OR ended_on_first > on_day) THEN 'yes'
      ELSE 'unknown'
    END AS held
  FROM dated
), newest AS (
  SELECT owner_id, owned_id, max(stated_first) AS newest_first
  FROM links
  WHERE held = 'yes' AND share_pct IS NOT NULL
  GROUP BY owner_id, owned_id
), standing AS (
  SELECT l.*, coalesce(n.newest_first > l.stated_last, false) AS superseded
  FROM links l
  LEFT JOIN newest n ON n.owner_id = l.owner_id AND n.owned_id = l.owned_id
  WHERE l.held <> 'no'
), ways AS (
  SELECT 1 AS step, ownership_id, owner_id, owned_id, held = 'yes' AS certain, [owned_id, owner_id] AS way
  FROM standing
  WHERE owned_id = party
  UNION ALL
  SELECT w.step + 1, l.ownership_id, l.owner_id, l.owned_id, w.certain AND l.held = 'yes', list_append(w.way, l.owner_id)
  FROM ways w
  JOIN standing l ON l.owned_id = w.owner_id
  WHERE NOT list_contains(w.way, l.owner_id)
)
SELECT w.step, w.owner_id, owner.name AS owner, w.owned_id, owned.name AS owned, l.kind, l.share_pct, l.share_qualifier,
  l.stage, l.held, w.certain, l.superseded, l.as_of, l.started_on, l.ended_on, l.source_id, l.ownership_id,
  list_aggregate(list_reverse(w.way), 'string_agg', ' -> ') AS way
FROM ways w
JOIN standing l USING (ownership_id)
JOIN entities owner ON owner.entity_id = w.owner_id
JOIN entities owned ON owned.entity_id = w.owned_id
ORDER BY w.step, way, w.ownership_id;
