WITH cycles AS (
    SELECT rep, outcome, amount, cost,
           (extract(epoch FROM closed - opened) * 10000000)::bigint AS ticks
    FROM deals
)
SELECT rep, outcome,
       count(*)                                                 AS deals,
       sum(amount)                                              AS amount,
       sum(amount * amount)                                     AS squared_amounts,
       count(cost)                                              AS deals_with_cost,
       coalesce(sum(amount) FILTER (WHERE cost IS NOT NULL), 0) AS amount_with_cost,
       coalesce(sum(cost), 0)                                   AS cost,
       coalesce(min(ticks), 0)                                  AS shortest,
       coalesce(max(ticks), 0)                                  AS longest,
       coalesce(sum(ticks), 0)                                  AS ticks,
       coalesce(sum(ticks::numeric * ticks), 0)                 AS squared_ticks
FROM cycles
GROUP BY rep, outcome
