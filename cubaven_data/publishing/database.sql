-- Full-text search and views over the released tables; their titles are in texts/, under [views].

CREATE VIRTUAL TABLE search USING fts5 (
    id UNINDEXED, names, aliases, sentence_en, sentence_es,
    tokenize = 'unicode61 remove_diacritics 2'
);
-- The row of a record has its number in every table.
INSERT INTO search (rowid, id, names, aliases, sentence_en, sentence_es)
SELECT r.rowid, r.id, concat.names, concat.aliases, c.sentence_en, c.sentence_es
FROM records r
JOIN (
    SELECT
        r.id,
        coalesce(r.name_en, '') || '; ' || coalesce(r.name_es, '') AS names,
        coalesce(group_concat(a.alias, '; '), '') AS aliases
    FROM records r
    LEFT JOIN (SELECT * FROM aliases ORDER BY record_id, position) a ON a.record_id = r.id
    GROUP BY r.id
) concat ON concat.id = r.id
LEFT JOIN claims c ON c.id = r.id
ORDER BY r.rowid;

CREATE VIEW timeline AS
SELECT
    c.sort_date, c.when_en, c.when_es, n.name_en AS title_en, n.name_es AS title_es, c.kind_en,
    c.kind_es, c.sentence_en, c.sentence_es, c.who_says_so_en, c.who_says_so_es, c.modality,
    c.contested, c.support, c.standing, c.flags, c.note_en, c.note_es, c.citation_en,
    c.citation_es, c.id
FROM claims c
JOIN records n ON n.id = c.id
WHERE c.table_name IN ('agreements', 'events') AND c.sort_date IS NOT NULL
ORDER BY c.sort_date, c.first_day, c.last_day NULLS LAST, c.id;

CREATE VIEW contested AS
WITH grouped AS (
    SELECT c.*, coalesce(f.rival_group, r.rival_group, a.record_id, c.id) AS group_id
    FROM claims c
    LEFT JOIN figures f ON f.id = c.id
    LEFT JOIN relations r ON r.id = c.id
    LEFT JOIN alternatives a ON a.id = c.id
)
SELECT
    group_id, kind_en, kind_es, population, sentence_en, sentence_es, who_says_so_en, who_says_so_es, low, best, high, when_en,
    when_es, claimed_sort_date, contested, contested_by_en, contested_by_es, support, standing, flags, n_origins, n_origins_of_all,
    n_rivals, denied_by_en, denied_by_es, note_en, note_es, citation_en, citation_es, id
FROM grouped
-- What is answered otherwise stands beside those that answer so, even if it is not contested itself.
WHERE group_id IN (SELECT group_id FROM grouped WHERE contested = 'yes')
ORDER BY group_id, coalesce(low, best, high), id;

CREATE VIEW who_says AS
SELECT
    v.value AS voice_id, n.name_en AS voice_en, n.name_es AS voice_es, c.sentence_en,
    c.sentence_es, c.who_says_so_en, c.who_says_so_es, c.modality, c.contested, c.support, c.standing,
    c.flags, c.claimed_sort_date, group_concat(x.in_words_en, '; ') AS voice_cited_en,
    group_concat(x.in_words_es, '; ') AS voice_cited_es, c.note_en, c.note_es, c.citation_en,
    c.citation_es, c.id
FROM claims c, json_each('["' || replace(c.voices, '; ', '","') || '"]') v
JOIN records n ON n.id = v.value
LEFT JOIN citations x ON x.record_id = c.id AND x.column_name = 'sources' AND x.supports IS NULL
    AND '; ' || x.voices || '; ' LIKE '%; ' || v.value || '; %'
GROUP BY v.value, c.id
ORDER BY voice_id, c.claimed_sort_date NULLS LAST, c.id;

CREATE VIEW who_worked_where AS
SELECT
    r.subject_id, r.subject_en, r.subject_es, c.kind_en, c.kind_es, r.object_id, r.object_en,
    r.object_es, r.role_en, r.role_es, c.when_en, c.when_es, c.sentence_en, c.sentence_es,
    c.who_says_so_en, c.who_says_so_es, c.modality, c.contested, c.support, c.standing, c.flags,
    c.note_en, c.note_es, c.citation_en, c.citation_es, c.id
FROM relations r
JOIN claims c ON c.id = r.id
WHERE r.kind IN (
    'active_in', 'advised', 'embedded_in', 'guarded', 'leads', 'located_at', 'part_of', 'present_at',
    'remained_in', 'serves_in', 'trained', 'worked_with'
)
ORDER BY r.object_id, r.subject_id, c.sort_date NULLS LAST, c.id;

CREATE VIEW lineage AS
SELECT
    l.origin_id, coalesce(o.label_en, op.name, o.title) AS origin_en,
    coalesce(o.label_es, op.name, o.title) AS origin_es, o.published AS origin_published,
    l.source_id, coalesce(s.label_en, sp.name, s.title) AS source_en,
    coalesce(s.label_es, sp.name, s.title) AS source_es, s.published AS source_published,
    s.url, l.n_citations
FROM source_links l
JOIN sources o ON o.id = l.origin_id
JOIN sources s ON s.id = l.source_id
LEFT JOIN publishers op ON op.id = o.publisher_id
LEFT JOIN publishers sp ON sp.id = s.publisher_id
ORDER BY l.n_citations DESC, l.origin_id, l.source_id;

CREATE VIEW agencies_over_time AS
-- Nothing disputes the dates of an agency: another date is a row of its own.
SELECT
    g.id AS agency_id, n.name_en AS agency_en, n.name_es AS agency_es,
    coalesce(g.founded_latest, g.founded_earliest, g.dissolved_latest) AS sort_date,
    g.when_en, g.when_es, 'agency' AS kind, k.label_en AS kind_en, k.label_es AS kind_es,
    NULL AS subject_en, NULL AS subject_es,
    NULL AS object_en, NULL AS object_es, g.dates_en AS sentence_en, g.dates_es AS sentence_es,
    g.dates_who_says_so_en AS who_says_so_en, g.dates_who_says_so_es AS who_says_so_es,
    'asserted' AS modality,
    iif(
        EXISTS (SELECT 1 FROM claims c JOIN alternatives a USING (id) WHERE a.record_id = g.id AND c.contested = 'yes'),
        'yes', 'no'
    ) AS contested,
    g.dates_support AS support, 'undisputed' AS standing, g.dates_flags AS flags,
    g.summary_en AS note_en, g.summary_es AS note_es, g.dates_citation_en AS citation_en, g.dates_citation_es AS citation_es, g.id AS id
FROM agencies g
JOIN records n ON n.id = g.id
JOIN codes k ON k.vocabulary = 'relation_kind' AND k.code = 'founded'
WHERE g.dates_en IS NOT NULL
UNION ALL
SELECT
    n.id, n.name_en, n.name_es, c.sort_date, c.when_en, c.when_es, c.kind, c.kind_en, c.kind_es,
    r.subject_en, r.subject_es, r.object_en, r.object_es, c.sentence_en, c.sentence_es, c.who_says_so_en,
    c.who_says_so_es, c.modality, c.contested, c.support, c.standing, c.flags, c.note_en, c.note_es,
    c.citation_en, c.citation_es, c.id
FROM records n
JOIN (
    SELECT id, subject_id AS agency_id FROM relations
    UNION SELECT id, object_id FROM relations
    UNION SELECT id, record_id FROM alternatives
) t ON t.agency_id = n.id AND n.table_name = 'agencies'
JOIN claims c ON c.id = t.id
LEFT JOIN relations r ON r.id = t.id
WHERE c.kind IN (
    'commanded', 'dissolved', 'founded', 'leads', 'part_of', 'precedes', 'replaced', 'restructured'
)
UNION ALL
-- Reforms and dissolutions are events, of the agencies that they affected or that their titles name;
-- another date of one stands beside it.
SELECT
    n.id, n.name_en, n.name_es, c.sort_date, c.when_en, c.when_es, c.kind, c.kind_en, c.kind_es,
    NULL, NULL, NULL, NULL, c.sentence_en, c.sentence_es, c.who_says_so_en, c.who_says_so_es, c.modality,
    c.contested, c.support, c.standing, c.flags, c.note_en, c.note_es, c.citation_en, c.citation_es, c.id
FROM events e
JOIN claims c ON c.id = e.id OR c.id IN (SELECT id FROM alternatives WHERE record_id = e.id)
LEFT JOIN agencies g ON ' ' || e.title_en || ' ' LIKE '% ' || g.acronym || ' %' OR EXISTS (
    SELECT 1 FROM relations r
    WHERE r.kind = 'affected' AND r.subject_id = e.id AND r.object_id = g.id
)
LEFT JOIN records n ON n.id = g.id
WHERE e.kind IN ('dissolution', 'reorganisation')
ORDER BY agency_id NULLS LAST, sort_date NULLS LAST, id;

CREATE VIEW rests_on_one_person AS
SELECT
    voices_en, voices_es, who_says_so_en, who_says_so_es,
    iif(n_origins > 0, 'yes', 'no') AS named_en,
    iif(n_origins > 0, 'sí', 'no') AS named_es, sentence_en, sentence_es,
    kind_en, kind_es, about_en, about_es, read_in_en, read_in_es, contested, support, standing,
    flags, note_en, note_es, citation_en, citation_es, id
FROM claims
WHERE '; ' || flags || '; ' LIKE '%; one_person; %'
ORDER BY voices_en, id;

CREATE VIEW official_words AS
SELECT
    v.value AS voice_id, n.name_en AS voice_en, n.name_es AS voice_es, c.claimed_sort_date,
    c.sentence_en, c.sentence_es, c.who_says_so_en, c.who_says_so_es, c.modality,
    c.contested, c.support, c.standing, c.flags, c.about_en, c.about_es,
    group_concat(x.in_words_en, '; ') AS voice_cited_en,
    group_concat(x.in_words_es, '; ') AS voice_cited_es, c.note_en, c.note_es, c.citation_en,
    c.citation_es, c.url, c.id
FROM claims c
JOIN citations x ON x.record_id = c.id AND x.column_name = 'sources' AND x.supports IS NULL
    AND x.attribution <> 'open'
JOIN sources s ON s.id = coalesce(x.origin_id, x.source_id) AND s.kind = 'official_statement'
JOIN json_each('["' || replace(x.voices, '; ', '","') || '"]') v
JOIN records n ON n.id = v.value
-- What a text leaves open may not be this voice's word, and may not count as official; that a text
-- was printed again is nobody's word.
WHERE '; ' || c.origin_kinds || '; ' LIKE '%; official_statement; %'
    AND c.kind NOT IN ('reprints', 'rewrites', 'text_of')
GROUP BY v.value, c.id
ORDER BY voice_id, c.claimed_sort_date NULLS LAST, c.id;

CREATE VIEW denied_and_acknowledged AS
WITH contents AS (
    SELECT u.under_id AS act_id, c.*,
        -- A denial can be a number, too: there are none.
        c.modality = 'denied' OR u.best IS 0 AS is_denial
    FROM (
        SELECT id, under_id, best FROM figures
        UNION ALL SELECT id, under_id, NULL FROM relations
        UNION ALL SELECT id, under_id, NULL FROM events
    ) u
    JOIN claims c ON c.id = u.id
),
said AS (
    SELECT
        act_id, id, sentence_en AS said_en, sentence_es AS said_es, citation_en, citation_es,
        is_denial, rivals
    FROM contents
    UNION ALL
    -- Of an act of which no claim is coded, its summary, which its citation does not say.
    SELECT
        id, id, coalesce(note_en, sentence_en), coalesce(note_es, sentence_es),
        coalesce(note_en || ' ', '') || citation_en, coalesce(note_es || ' ', '') || citation_es,
        kind = 'denial', NULL
    FROM claims act
    WHERE kind IN ('denial', 'acknowledgement') AND NOT EXISTS (
        SELECT 1 FROM contents
        WHERE act_id = act.id AND is_denial = (act.kind = 'denial')
    )
),
drawn AS (
    SELECT denied.id AS denied_id, acknowledged.id AS acknowledged_id, r.id AS contrast_id
    FROM relations r
    JOIN said denied ON denied.act_id = r.object_id AND denied.is_denial
    JOIN said acknowledged ON acknowledged.act_id = r.subject_id AND NOT acknowledged.is_denial
    WHERE r.kind = 'contradicts'
    UNION ALL
    SELECT denied.id, rival.value, NULL
    FROM said denied
    JOIN json_each('["' || replace(denied.rivals, '; ', '","') || '"]') rival
    WHERE denied.is_denial
    UNION ALL
    SELECT denied.id, disputed.record_id, NULL
    FROM citations disputed
    JOIN citations own ON own.column_name = 'sources'
        AND coalesce(own.origin_id, own.source_id) = coalesce(disputed.origin_id, disputed.source_id)
    JOIN said denied ON denied.id = own.record_id AND denied.is_denial
    WHERE disputed.column_name = 'disputed_by'
),
pairs AS (
    SELECT denied_id, acknowledged_id, min(contrast_id) AS contrast_id
    FROM drawn
    GROUP BY denied_id, acknowledged_id
),
speakers AS (
    SELECT
        r.object_id AS act_id, group_concat(n.name_en, '; ') AS name_en,
        group_concat(n.name_es, '; ') AS name_es
    FROM relations r
    JOIN records n ON n.id = r.subject_id
    WHERE r.kind = 'said_in'
    GROUP BY r.object_id
),
-- An acknowledgement says much, a denial little: what was denied stands beside each.
beside AS (
    SELECT
        denied.act_id AS denial_id, pairs.acknowledged_id, min(pairs.contrast_id) AS contrast_id,
        group_concat(denied.said_en, ' ') AS denied_en,
        group_concat(denied.said_es, ' ') AS denied_es,
        group_concat(denied.citation_en, ' ') AS denial_citation_en,
        group_concat(denied.citation_es, ' ') AS denial_citation_es,
        group_concat(denied.id, '; ') AS denied_claims
    FROM (SELECT * FROM pairs ORDER BY acknowledged_id, denied_id) pairs
    JOIN said denied ON denied.id = pairs.denied_id
    GROUP BY denied.act_id, pairs.acknowledged_id
)
SELECT
    denial.title_en AS denial_en, denial.title_es AS denial_es, said_no.name_en AS who_denied_en,
    said_no.name_es AS who_denied_es, d.when_en AS denied_when_en, d.when_es AS denied_when_es,
    denied_en, denied_es, acknowledgement.title_en AS acknowledgement_en,
    acknowledgement.title_es AS acknowledgement_es, said_yes.name_en AS who_acknowledged_en,
    said_yes.name_es AS who_acknowledged_es, a.when_en AS acknowledged_when_en,
    a.when_es AS acknowledged_when_es,
    acknowledged.said_en AS acknowledged_en, acknowledged.said_es AS acknowledged_es,
    c.who_says_so_en, c.who_says_so_es, x.who_says_so_en AS contrasted_by_en,
    x.who_says_so_es AS contrasted_by_es,
    -- When it was denied and acknowledged is what these say, unless they are what was said.
    denial_citation_en || iif(denied_claims = denial.id, '', ' ' || d.citation_en)
        AS denial_citation_en,
    denial_citation_es || iif(denied_claims = denial.id, '', ' ' || d.citation_es)
        AS denial_citation_es,
    x.citation_en AS contrast_citation_en, x.citation_es AS contrast_citation_es,
    acknowledged.citation_en || iif(c.id = a.id, '', ' ' || a.citation_en) AS citation_en,
    acknowledged.citation_es || iif(c.id = a.id, '', ' ' || a.citation_es) AS citation_es,
    denied_claims, x.id AS contrast_id,
    denial.id AS denial_id, a.id AS acknowledgement_id, c.id
FROM beside
JOIN events denial ON denial.id = beside.denial_id AND denial.kind = 'denial'
JOIN claims d ON d.id = denial.id
JOIN said acknowledged ON acknowledged.id = beside.acknowledged_id
JOIN claims c ON c.id = acknowledged.id
JOIN events acknowledgement ON acknowledgement.id = acknowledged.act_id
    AND acknowledgement.kind = 'acknowledgement'
JOIN claims a ON a.id = acknowledgement.id
LEFT JOIN claims x ON x.id = beside.contrast_id
LEFT JOIN speakers said_no ON said_no.act_id = denial.id
LEFT JOIN speakers said_yes ON said_yes.act_id = acknowledgement.id
WHERE coalesce(d.first_day, '') <= coalesce(a.last_day, '9999')
ORDER BY a.sort_date, a.id, d.sort_date, denial.id, c.id;

CREATE VIEW terms_of_agreements AS
SELECT
    a.id AS agreement_id, a.title_en AS agreement_en, a.title_es AS agreement_es,
    s.when_en AS signed_en, s.when_es AS signed_es, c.sentence_en, c.sentence_es, c.who_says_so_en, c.who_says_so_es, c.modality,
    c.contested, c.support, c.standing, c.flags, c.note_en, c.note_es, c.citation_en,
    c.citation_es, c.id
FROM (
    SELECT id, under_id FROM events
    UNION ALL SELECT id, under_id FROM figures
    UNION ALL SELECT id, under_id FROM relations
) t
JOIN agreements a ON a.id = t.under_id
JOIN claims s ON s.id = a.id
JOIN claims c ON c.id = t.id
ORDER BY a.signed_latest NULLS LAST, agreement_id, c.id;
