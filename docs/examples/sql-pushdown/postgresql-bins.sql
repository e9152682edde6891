WITH cycles AS (
    SELECT rep, outcome,
           (extract(epoch FROM closed - opened) * 10000000)::bigint AS ticks
    FROM deals
    WHERE closed IS NOT NULL
), shifted AS (
    -- The number of binary digits of ticks, less 1, is ⌊log2(ticks)⌋, exactly; 6 less than that is the shift.
    SELECT rep, outcome, ticks,
           length(ltrim(greatest(ticks, 64)::bit(64)::text, '0')) - 7 AS shift
    FROM cycles
)
SELECT rep, outcome,
       (shift << 6) + (ticks >> shift) AS bin,
       count(*)                        AS deals
FROM shifted
GROUP BY rep, outcome, bin
