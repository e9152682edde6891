CREATE TABLE deals (
    rep     INTEGER       NOT NULL,
    opened  TIMESTAMP     NOT NULL,     -- UTC
    closed  TIMESTAMP,                  -- NULL while the deal is open
    outcome VARCHAR       NOT NULL,     -- 'Won', 'Lost' or 'Open'
    amount  DECIMAL(18,2) NOT NULL,
    cost    DECIMAL(18,2)               -- NULL where it is not known
)
