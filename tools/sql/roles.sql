-- The roles of a database with time series: docs/operations/roles.md says what each of them may do.
--
-- Once, as a superuser, in the database `metrics`, which holds the schema `metrics`:
--   psql -X -v ON_ERROR_STOP=1 --single-transaction -d metrics -f tools/sql/roles.sql
-- The roles get no password here, so none of them can log in with one until somebody sets it:
--   psql -X -d metrics -c '\password metrics_owner'

-- tag::roles[]
CREATE ROLE metrics_owner LOGIN;
CREATE ROLE metrics_writer LOGIN;
CREATE ROLE metrics_reader LOGIN;
CREATE ROLE metrics_monitor LOGIN;
-- end::roles[]

-- tag::database[]
CREATE EXTENSION IF NOT EXISTS timescaledb;
REVOKE ALL ON DATABASE metrics FROM PUBLIC;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT CONNECT ON DATABASE metrics TO metrics_owner, metrics_writer, metrics_reader, metrics_monitor;
GRANT CREATE ON DATABASE metrics TO metrics_owner;
-- end::database[]

-- tag::schema[]
CREATE SCHEMA metrics AUTHORIZATION metrics_owner;
GRANT USAGE ON SCHEMA metrics TO metrics_writer, metrics_reader, metrics_monitor;
ALTER DEFAULT PRIVILEGES FOR ROLE metrics_owner IN SCHEMA metrics GRANT SELECT, INSERT ON TABLES TO metrics_writer;
ALTER DEFAULT PRIVILEGES FOR ROLE metrics_owner IN SCHEMA metrics GRANT USAGE ON SEQUENCES TO metrics_writer;
ALTER DEFAULT PRIVILEGES FOR ROLE metrics_owner IN SCHEMA metrics GRANT SELECT ON TABLES TO metrics_reader;
-- end::schema[]

-- tag::settings[]
ALTER ROLE metrics_owner IN DATABASE metrics SET search_path = metrics, public;
ALTER ROLE metrics_writer IN DATABASE metrics SET search_path = metrics, public;
ALTER ROLE metrics_reader IN DATABASE metrics SET search_path = metrics, public;
ALTER ROLE metrics_reader IN DATABASE metrics SET default_transaction_read_only = on;
ALTER ROLE metrics_reader IN DATABASE metrics SET statement_timeout = '1min';
-- end::settings[]

-- tag::monitor[]
GRANT pg_monitor TO metrics_monitor;
-- end::monitor[]
