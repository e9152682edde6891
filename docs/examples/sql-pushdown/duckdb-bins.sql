WITH cycles AS (
    SELECT rep, outcome,
           (epoch_us(closed) - epoch_us(opened)) * 10 AS ticks
    FROM deals
    WHERE closed IS NOT NULL
), shifted AS (
    -- The number of binary digits of ticks, less 1, is ⌊log2(ticks)⌋, exactly; 6 less than that is the shift.
    SELECT rep, outcome, ticks,
           length(bin(greatest(ticks, 64))) - 7 AS shift
    FROM cycles
)
SELECT rep, outcome,
       (shift << 6) + (ticks >> shift) AS bin,
       count(*)                        AS deals
FROM shifted
GROUP BY rep, outcome, bin
