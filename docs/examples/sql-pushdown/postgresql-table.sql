CREATE TABLE deals (
    rep     integer       NOT NULL,
    opened  timestamptz   NOT NULL,
    closed  timestamptz,                -- NULL while the deal is open
    outcome text          NOT NULL,     -- 'Won', 'Lost' or 'Open'
    amount  numeric(18,2) NOT NULL,
    cost    numeric(18,2)               -- NULL where it is not known
)
