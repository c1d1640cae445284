-- A line for each hypertable and each continuous aggregate (of its stored buckets), or for each slice of time of one:
-- kind, name, slice, rows, sum of a hash of each row. A sum does not depend on the order of the rows, and counts equal ones twice.
-- The text of a value must not depend on the server's settings.
\set QUIET on
SET timezone = 'UTC';
SET datestyle = 'ISO, YMD';
SET intervalstyle = 'postgres';
SET extra_float_digits = 1;
SET bytea_output = 'hex';
SET xmlbinary = 'base64';
SET lc_monetary = 'C';
SET search_path = pg_catalog;
SET quote_all_identifiers = off;
SET statement_timeout = 0;
SELECT count(set_config(name, '0', false)) AS ignored FROM pg_settings WHERE name IN ('idle_in_transaction_session_timeout', 'transaction_timeout') \gset
SET row_security = off; -- a hidden row is an error
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
WITH relation AS (
  SELECT 'hypertable' AS kind, hypertable_schema AS schema, hypertable_name AS name,
         hypertable_schema AS stored_schema, hypertable_name AS stored_name
    FROM timescaledb_information.hypertables
  UNION ALL
  SELECT 'aggregate', view_schema, view_name, materialization_hypertable_schema, materialization_hypertable_name
    FROM timescaledb_information.continuous_aggregates
), described AS (
  SELECT r.*, (SELECT string_agg(format('r.%I', a.attname), ', ' ORDER BY a.attnum)
                 FROM pg_attribute a
                WHERE a.attrelid = format('%I.%I', r.stored_schema, r.stored_name)::regclass AND a.attnum > 0 AND NOT a.attisdropped) AS columns
    FROM relation r
), slice AS (
  SELECT DISTINCT d.kind, d.schema, d.name, d.stored_schema, d.stored_name, d.columns, c.primary_dimension AS dimension,
         coalesce(c.range_start_integer::text, to_char(c.range_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00') AS low,
         coalesce(c.range_end_integer::text, to_char(c.range_end AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00') AS high
    FROM described d
    JOIN timescaledb_information.chunks c ON c.hypertable_schema = d.stored_schema AND c.hypertable_name = d.stored_name
   WHERE :'mode' = 'slices'
     AND c.primary_dimension_type::text IN ('timestamp with time zone', 'timestamp without time zone', 'date', 'bigint', 'integer', 'smallint')
     AND coalesce(isfinite(c.range_start) AND isfinite(c.range_end), true)
), part AS (
  SELECT kind, schema, name, stored_schema, stored_name, columns, low || '..' || high AS slice,
         format('r.%1$I >= %2$L AND r.%1$I < %3$L', dimension, low, high) AS condition
    FROM slice
  UNION ALL
  SELECT kind, schema, name, stored_schema, stored_name, columns, '-', 'true'
    FROM described d
   WHERE NOT EXISTS (SELECT FROM slice s WHERE s.kind = d.kind AND s.schema = d.schema AND s.name = d.name)
)
SELECT format(
         'SELECT %L, %L, %L, count(*), coalesce(sum((''x'' || encode(substr(sha256(convert_to(ROW(%s)::text, ''UTF8'')), 1, 8), ''hex''))::bit(64)::bigint), 0) FROM %I.%I AS r WHERE %s',
         kind, format('%I.%I', schema, name), slice, columns, stored_schema, stored_name, condition)
  FROM part
 ORDER BY kind, schema, name, slice
\gexec
COMMIT;
