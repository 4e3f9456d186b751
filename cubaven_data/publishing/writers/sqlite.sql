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
        coalesce(g.acronym || '; ', '') || coalesce(group_concat(a.alias, '; '), '') AS aliases
    FROM records r
    LEFT JOIN agencies g ON g.id = r.id
    LEFT JOIN (SELECT * FROM aliases ORDER BY record_id, position) a ON a.record_id = r.id
    GROUP BY r.id
) concat ON concat.id = r.id
LEFT JOIN claims c ON c.id = r.id
ORDER BY r.rowid;

CREATE VIEW timeline AS
SELECT
    sort_date, when_en, when_es, sentence_en, sentence_es, who_says_so_en, who_says_so_es,
    support, standing, modality, kind, citation_en, citation_es, id
FROM claims
WHERE table_name IN ('agreements', 'events') AND sort_date IS NOT NULL
ORDER BY sort_date, id;

CREATE VIEW contested AS
SELECT
    coalesce(f.rival_group, r.rival_group, a.record_id, c.id) AS group_id, c.sentence_en,
    c.sentence_es,
    c.who_says_so_en, c.who_says_so_es, c.low, c.best, c.high, c.support, c.standing, c.n_origins,
    c.n_origins_of_all, c.n_rivals, c.denied_by_en, c.denied_by_es, c.citation_en, c.citation_es, c.id
FROM claims c
LEFT JOIN figures f ON f.id = c.id
LEFT JOIN relations r ON r.id = c.id
LEFT JOIN alternatives a ON a.id = c.id
WHERE c.contested = 'yes'
ORDER BY group_id, coalesce(c.low, c.best, c.high), c.id;

CREATE VIEW who_says AS
SELECT
    v.value AS voice_id, n.name_en AS voice_en, n.name_es AS voice_es, c.sentence_en,
    c.sentence_es, c.modality, c.support, c.standing, c.claimed_sort_date, c.read_in_en,
    c.read_in_es, c.citation_en, c.citation_es, c.id
FROM claims c, json_each('["' || replace(c.voices, '; ', '","') || '"]') v
JOIN records n ON n.id = v.value
ORDER BY voice_id, c.claimed_sort_date, c.id;

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
SELECT
    id AS agency_id, name_en AS agency_en, name_es AS agency_es, founded_earliest AS sort_date,
    founded AS began, dissolved AS ended, NULL AS kind, NULL AS subject_en, NULL AS subject_es,
    NULL AS object_en, NULL AS object_es, summary_en AS sentence_en,
    summary_es AS sentence_es, who_says_so_en, who_says_so_es, support, NULL AS citation_en,
    NULL AS citation_es, id
FROM agencies
WHERE founded IS NOT NULL OR dissolved IS NOT NULL
UNION ALL
SELECT
    g.id, g.name_en, g.name_es,
    coalesce(r.began_earliest, r.began_latest, e.date_earliest, e.date_latest),
    coalesce(r.began, e.date), r.ended, coalesce(e.kind, r.kind), r.subject_en, r.subject_es,
    r.object_en, r.object_es, r.sentence_en, r.sentence_es, r.who_says_so_en, r.who_says_so_es,
    r.support, c.citation_en, c.citation_es, r.id
FROM agencies g
JOIN relations r ON g.id IN (r.subject_id, r.object_id)
JOIN claims c ON c.id = r.id
-- Reforms and dissolutions are events that affected the agency.
LEFT JOIN events e ON e.id = r.subject_id AND e.kind IN ('dissolution', 'reorganisation')
WHERE r.kind IN ('commanded', 'leads', 'part_of', 'precedes', 'replaced', 'restructured')
    OR (r.kind = 'affected' AND e.id IS NOT NULL)
ORDER BY agency_id, sort_date NULLS LAST, id;

CREATE VIEW rests_on_one_person AS
SELECT
    who_says_so_en, who_says_so_es, sentence_en, sentence_es, read_in_en, read_in_es, support,
    standing, citation_en, citation_es, id
FROM claims
WHERE '; ' || flags || '; ' LIKE '%; one_person; %'
ORDER BY who_says_so_en, id;

CREATE VIEW official_words AS
SELECT
    voices_en, voices_es, who_says_so_en, who_says_so_es, claimed_sort_date, sentence_en,
    sentence_es, modality, support, standing, about, citation_en, citation_es, url, id
FROM claims
WHERE '; ' || origin_kinds || '; ' LIKE '%; official_statement; %'
ORDER BY voices_en, claimed_sort_date, id;

CREATE VIEW terms_of_agreements AS
SELECT
    a.id AS agreement_id, a.title_en AS agreement_en, a.title_es AS agreement_es, a.signed,
    c.sentence_en, c.sentence_es, c.who_says_so_en, c.who_says_so_es, c.modality, c.support,
    c.standing, c.citation_en, c.citation_es, c.id
FROM (
    SELECT id, under_id FROM events
    UNION ALL SELECT id, under_id FROM figures
    UNION ALL SELECT id, under_id FROM relations
) t
JOIN agreements a ON a.id = t.under_id
JOIN claims c ON c.id = t.id
ORDER BY a.signed_earliest NULLS LAST, agreement_id, c.id;
