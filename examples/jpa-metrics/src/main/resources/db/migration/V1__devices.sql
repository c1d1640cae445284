CREATE TABLE device (id text PRIMARY KEY, place text NOT NULL);

CREATE TABLE installation (device_id text NOT NULL REFERENCES device (id), installed timestamptz NOT NULL);
