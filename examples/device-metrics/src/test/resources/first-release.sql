-- A database of the first release of this example, made by its own code, so that a test can let later releases loose on it.
--
-- The release is the last one before a schema could change in place. It was started on the embedded TimescaleDB
-- (PostgreSQL 17.5, TimescaleDB 2.23.0-dev) with a data directory, --sampling.enabled=false and --import of 1,920 made-up
-- readings: pump-1 temperature and pressure, pump-2 temperature and fan-1 speed, every half hour of ten days from
-- 2026-03-01 on. Then:
--
--   pg_dump --no-owner --no-privileges --inserts --rows-per-insert=1000 template1
--
-- of PostgreSQL 17.11. Only psql's commands \restrict and \unrestrict were taken out. As with every dump of a TimescaleDB
-- it goes into an empty database of the same version, between timescaledb_pre_restore() and timescaledb_post_restore().

--
-- PostgreSQL database dump
--


-- Dumped from database version 17.5
-- Dumped by pg_dump version 17.11 (Debian 17.11-0+deb13u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: timescaledb; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS timescaledb WITH SCHEMA public;


--
-- Name: EXTENSION timescaledb; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION timescaledb IS 'Enables scalable inserts and complex queries for time-series data (Community Edition)';


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: metric_data; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.metric_data (
    "timestamp" timestamp with time zone NOT NULL,
    device_id text NOT NULL,
    metric_type text NOT NULL,
    value double precision NOT NULL
);


--
-- Name: _direct_view_2; Type: VIEW; Schema: _timescaledb_internal; Owner: -
--

CREATE VIEW _timescaledb_internal._direct_view_2 AS
 SELECT public.time_bucket('01:00:00'::interval, "timestamp") AS hour,
    device_id,
    avg(value) AS avg_value,
    min(value) AS min_value,
    max(value) AS max_value
   FROM public.metric_data
  GROUP BY (public.time_bucket('01:00:00'::interval, "timestamp")), device_id;


--
-- Name: _hyper_1_10_chunk; Type: TABLE; Schema: _timescaledb_internal; Owner: -
--

CREATE TABLE _timescaledb_internal._hyper_1_10_chunk (
    CONSTRAINT constraint_10 CHECK ((("timestamp" >= '2026-03-10 00:00:00+00'::timestamp with time zone) AND ("timestamp" < '2026-03-11 00:00:00+00'::timestamp with time zone)))
)
INHERITS (public.metric_data);


--
-- Name: _hyper_1_1_chunk; Type: TABLE; Schema: _timescaledb_internal; Owner: -
--

CREATE TABLE _timescaledb_internal._hyper_1_1_chunk (
    CONSTRAINT constraint_1 CHECK ((("timestamp" >= '2026-03-01 00:00:00+00'::timestamp with time zone) AND ("timestamp" < '2026-03-02 00:00:00+00'::timestamp with time zone)))
)
INHERITS (public.metric_data);


--
-- Name: _hyper_1_2_chunk; Type: TABLE; Schema: _timescaledb_internal; Owner: -
--

CREATE TABLE _timescaledb_internal._hyper_1_2_chunk (
    CONSTRAINT constraint_2 CHECK ((("timestamp" >= '2026-03-02 00:00:00+00'::timestamp with time zone) AND ("timestamp" < '2026-03-03 00:00:00+00'::timestamp with time zone)))
)
INHERITS (public.metric_data);


--
-- Name: _hyper_1_3_chunk; Type: TABLE; Schema: _timescaledb_internal; Owner: -
--

CREATE TABLE _timescaledb_internal._hyper_1_3_chunk (
    CONSTRAINT constraint_3 CHECK ((("timestamp" >= '2026-03-03 00:00:00+00'::timestamp with time zone) AND ("timestamp" < '2026-03-04 00:00:00+00'::timestamp with time zone)))
)
INHERITS (public.metric_data);


--
-- Name: _hyper_1_4_chunk; Type: TABLE; Schema: _timescaledb_internal; Owner: -
--

CREATE TABLE _timescaledb_internal._hyper_1_4_chunk (
    CONSTRAINT constraint_4 CHECK ((("timestamp" >= '2026-03-04 00:00:00+00'::timestamp with time zone) AND ("timestamp" < '2026-03-05 00:00:00+00'::timestamp with time zone)))
)
INHERITS (public.metric_data);


--
-- Name: _hyper_1_5_chunk; Type: TABLE; Schema: _timescaledb_internal; Owner: -
--

CREATE TABLE _timescaledb_internal._hyper_1_5_chunk (
    CONSTRAINT constraint_5 CHECK ((("timestamp" >= '2026-03-05 00:00:00+00'::timestamp with time zone) AND ("timestamp" < '2026-03-06 00:00:00+00'::timestamp with time zone)))
)
INHERITS (public.metric_data);


--
-- Name: _hyper_1_6_chunk; Type: TABLE; Schema: _timescaledb_internal; Owner: -
--

CREATE TABLE _timescaledb_internal._hyper_1_6_chunk (
    CONSTRAINT constraint_6 CHECK ((("timestamp" >= '2026-03-06 00:00:00+00'::timestamp with time zone) AND ("timestamp" < '2026-03-07 00:00:00+00'::timestamp with time zone)))
)
INHERITS (public.metric_data);


--
-- Name: _hyper_1_7_chunk; Type: TABLE; Schema: _timescaledb_internal; Owner: -
--

CREATE TABLE _timescaledb_internal._hyper_1_7_chunk (
    CONSTRAINT constraint_7 CHECK ((("timestamp" >= '2026-03-07 00:00:00+00'::timestamp with time zone) AND ("timestamp" < '2026-03-08 00:00:00+00'::timestamp with time zone)))
)
INHERITS (public.metric_data);


--
-- Name: _hyper_1_8_chunk; Type: TABLE; Schema: _timescaledb_internal; Owner: -
--

CREATE TABLE _timescaledb_internal._hyper_1_8_chunk (
    CONSTRAINT constraint_8 CHECK ((("timestamp" >= '2026-03-08 00:00:00+00'::timestamp with time zone) AND ("timestamp" < '2026-03-09 00:00:00+00'::timestamp with time zone)))
)
INHERITS (public.metric_data);


--
-- Name: _hyper_1_9_chunk; Type: TABLE; Schema: _timescaledb_internal; Owner: -
--

CREATE TABLE _timescaledb_internal._hyper_1_9_chunk (
    CONSTRAINT constraint_9 CHECK ((("timestamp" >= '2026-03-09 00:00:00+00'::timestamp with time zone) AND ("timestamp" < '2026-03-10 00:00:00+00'::timestamp with time zone)))
)
INHERITS (public.metric_data);


--
-- Name: _materialized_hypertable_2; Type: TABLE; Schema: _timescaledb_internal; Owner: -
--

CREATE TABLE _timescaledb_internal._materialized_hypertable_2 (
    hour timestamp with time zone NOT NULL,
    device_id text,
    avg_value double precision,
    min_value double precision,
    max_value double precision
);


--
-- Name: _hyper_2_11_chunk; Type: TABLE; Schema: _timescaledb_internal; Owner: -
--

CREATE TABLE _timescaledb_internal._hyper_2_11_chunk (
    CONSTRAINT constraint_11 CHECK (((hour >= '2026-03-08 00:00:00+00'::timestamp with time zone) AND (hour < '2026-03-18 00:00:00+00'::timestamp with time zone)))
)
INHERITS (_timescaledb_internal._materialized_hypertable_2);


--
-- Name: _hyper_2_12_chunk; Type: TABLE; Schema: _timescaledb_internal; Owner: -
--

CREATE TABLE _timescaledb_internal._hyper_2_12_chunk (
    CONSTRAINT constraint_12 CHECK (((hour >= '2026-02-26 00:00:00+00'::timestamp with time zone) AND (hour < '2026-03-08 00:00:00+00'::timestamp with time zone)))
)
INHERITS (_timescaledb_internal._materialized_hypertable_2);


--
-- Name: _partial_view_2; Type: VIEW; Schema: _timescaledb_internal; Owner: -
--

CREATE VIEW _timescaledb_internal._partial_view_2 AS
 SELECT public.time_bucket('01:00:00'::interval, "timestamp") AS hour,
    device_id,
    avg(value) AS avg_value,
    min(value) AS min_value,
    max(value) AS max_value
   FROM public.metric_data
  GROUP BY (public.time_bucket('01:00:00'::interval, "timestamp")), device_id;


--
-- Name: hourly_metrics; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.hourly_metrics AS
 SELECT _materialized_hypertable_2.hour,
    _materialized_hypertable_2.device_id,
    _materialized_hypertable_2.avg_value,
    _materialized_hypertable_2.min_value,
    _materialized_hypertable_2.max_value
   FROM _timescaledb_internal._materialized_hypertable_2
  WHERE (_materialized_hypertable_2.hour < COALESCE(_timescaledb_functions.to_timestamp(_timescaledb_functions.cagg_watermark(2)), '-infinity'::timestamp with time zone))
UNION ALL
 SELECT public.time_bucket('01:00:00'::interval, metric_data."timestamp") AS hour,
    metric_data.device_id,
    avg(metric_data.value) AS avg_value,
    min(metric_data.value) AS min_value,
    max(metric_data.value) AS max_value
   FROM public.metric_data
  WHERE (metric_data."timestamp" >= COALESCE(_timescaledb_functions.to_timestamp(_timescaledb_functions.cagg_watermark(2)), '-infinity'::timestamp with time zone))
  GROUP BY (public.time_bucket('01:00:00'::interval, metric_data."timestamp")), metric_data.device_id;


--
-- Name: timescale_schema_declaration; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.timescale_schema_declaration (
    relation_schema text NOT NULL,
    relation_name text NOT NULL,
    kind text NOT NULL,
    java_type text NOT NULL,
    sha256 text NOT NULL,
    sql text NOT NULL,
    applied_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    library_version text NOT NULL
);


--
-- Name: TABLE timescale_schema_declaration; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.timescale_schema_declaration IS 'What Timescale for Spring has created in this database; see also "timescale_schema_history"';


--
-- Name: timescale_schema_history; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.timescale_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);


--
-- Data for Name: hypertable; Type: TABLE DATA; Schema: _timescaledb_catalog; Owner: -
--

INSERT INTO _timescaledb_catalog.hypertable VALUES
	(1, 'public', 'metric_data', '_timescaledb_internal', '_hyper_1', 1, '_timescaledb_functions', 'calculate_chunk_interval', 0, 0, NULL, 0),
	(2, '_timescaledb_internal', '_materialized_hypertable_2', '_timescaledb_internal', '_hyper_2', 1, '_timescaledb_functions', 'calculate_chunk_interval', 0, 0, NULL, 0);


--
-- Data for Name: chunk; Type: TABLE DATA; Schema: _timescaledb_catalog; Owner: -
--

INSERT INTO _timescaledb_catalog.chunk VALUES
	(1, 1, '_timescaledb_internal', '_hyper_1_1_chunk', NULL, false, 0, false, '2026-11-22 19:25:32.574+00'),
	(2, 1, '_timescaledb_internal', '_hyper_1_2_chunk', NULL, false, 0, false, '2026-11-22 19:25:32.603+00'),
	(3, 1, '_timescaledb_internal', '_hyper_1_3_chunk', NULL, false, 0, false, '2026-11-22 19:25:32.625+00'),
	(4, 1, '_timescaledb_internal', '_hyper_1_4_chunk', NULL, false, 0, false, '2026-11-22 19:25:32.665+00'),
	(5, 1, '_timescaledb_internal', '_hyper_1_5_chunk', NULL, false, 0, false, '2026-11-22 19:25:32.691+00'),
	(6, 1, '_timescaledb_internal', '_hyper_1_6_chunk', NULL, false, 0, false, '2026-11-22 19:25:32.705+00'),
	(7, 1, '_timescaledb_internal', '_hyper_1_7_chunk', NULL, false, 0, false, '2026-11-22 19:25:32.741+00'),
	(8, 1, '_timescaledb_internal', '_hyper_1_8_chunk', NULL, false, 0, false, '2026-11-22 19:25:32.752+00'),
	(9, 1, '_timescaledb_internal', '_hyper_1_9_chunk', NULL, false, 0, false, '2026-11-22 19:25:32.762+00'),
	(10, 1, '_timescaledb_internal', '_hyper_1_10_chunk', NULL, false, 0, false, '2026-11-22 19:25:32.774+00'),
	(11, 2, '_timescaledb_internal', '_hyper_2_11_chunk', NULL, false, 0, false, '2026-11-22 19:25:32.928+00'),
	(12, 2, '_timescaledb_internal', '_hyper_2_12_chunk', NULL, false, 0, false, '2026-11-22 19:25:32.944+00');


--
-- Data for Name: chunk_column_stats; Type: TABLE DATA; Schema: _timescaledb_catalog; Owner: -
--



--
-- Data for Name: dimension; Type: TABLE DATA; Schema: _timescaledb_catalog; Owner: -
--

INSERT INTO _timescaledb_catalog.dimension VALUES
	(1, 1, 'timestamp', 'timestamp with time zone', true, NULL, NULL, NULL, 86400000000, NULL, NULL, NULL),
	(2, 2, 'hour', 'timestamp with time zone', true, NULL, NULL, NULL, 864000000000, NULL, NULL, NULL);


--
-- Data for Name: dimension_slice; Type: TABLE DATA; Schema: _timescaledb_catalog; Owner: -
--

INSERT INTO _timescaledb_catalog.dimension_slice VALUES
	(1, 1, 1772323200000000, 1772409600000000),
	(2, 1, 1772409600000000, 1772496000000000),
	(3, 1, 1772496000000000, 1772582400000000),
	(4, 1, 1772582400000000, 1772668800000000),
	(5, 1, 1772668800000000, 1772755200000000),
	(6, 1, 1772755200000000, 1772841600000000),
	(7, 1, 1772841600000000, 1772928000000000),
	(8, 1, 1772928000000000, 1773014400000000),
	(9, 1, 1773014400000000, 1773100800000000),
	(10, 1, 1773100800000000, 1773187200000000),
	(11, 2, 1772928000000000, 1773792000000000),
	(12, 2, 1772064000000000, 1772928000000000);


--
-- Data for Name: chunk_constraint; Type: TABLE DATA; Schema: _timescaledb_catalog; Owner: -
--

INSERT INTO _timescaledb_catalog.chunk_constraint VALUES
	(1, 1, 'constraint_1', NULL),
	(2, 2, 'constraint_2', NULL),
	(3, 3, 'constraint_3', NULL),
	(4, 4, 'constraint_4', NULL),
	(5, 5, 'constraint_5', NULL),
	(6, 6, 'constraint_6', NULL),
	(7, 7, 'constraint_7', NULL),
	(8, 8, 'constraint_8', NULL),
	(9, 9, 'constraint_9', NULL),
	(10, 10, 'constraint_10', NULL),
	(11, 11, 'constraint_11', NULL),
	(12, 12, 'constraint_12', NULL);


--
-- Data for Name: compression_chunk_size; Type: TABLE DATA; Schema: _timescaledb_catalog; Owner: -
--



--
-- Data for Name: compression_settings; Type: TABLE DATA; Schema: _timescaledb_catalog; Owner: -
--



--
-- Data for Name: continuous_agg; Type: TABLE DATA; Schema: _timescaledb_catalog; Owner: -
--

INSERT INTO _timescaledb_catalog.continuous_agg VALUES
	(2, 1, NULL, 'public', 'hourly_metrics', '_timescaledb_internal', '_partial_view_2', '_timescaledb_internal', '_direct_view_2', false, true);


--
-- Data for Name: continuous_agg_migrate_plan; Type: TABLE DATA; Schema: _timescaledb_catalog; Owner: -
--



--
-- Data for Name: continuous_agg_migrate_plan_step; Type: TABLE DATA; Schema: _timescaledb_catalog; Owner: -
--



--
-- Data for Name: continuous_aggs_bucket_function; Type: TABLE DATA; Schema: _timescaledb_catalog; Owner: -
--

INSERT INTO _timescaledb_catalog.continuous_aggs_bucket_function VALUES
	(2, 'public.time_bucket(interval,timestamp with time zone)', '01:00:00', NULL, NULL, NULL, true);


--
-- Data for Name: continuous_aggs_hypertable_invalidation_log; Type: TABLE DATA; Schema: _timescaledb_catalog; Owner: -
--



--
-- Data for Name: continuous_aggs_invalidation_threshold; Type: TABLE DATA; Schema: _timescaledb_catalog; Owner: -
--

INSERT INTO _timescaledb_catalog.continuous_aggs_invalidation_threshold VALUES
	(1, 1773187200000000);


--
-- Data for Name: continuous_aggs_materialization_invalidation_log; Type: TABLE DATA; Schema: _timescaledb_catalog; Owner: -
--

INSERT INTO _timescaledb_catalog.continuous_aggs_materialization_invalidation_log VALUES
	(2, -9223372036854775808, 1772323199999999),
	(2, 1773187200000000, 9223372036854775807);


--
-- Data for Name: continuous_aggs_materialization_ranges; Type: TABLE DATA; Schema: _timescaledb_catalog; Owner: -
--



--
-- Data for Name: continuous_aggs_watermark; Type: TABLE DATA; Schema: _timescaledb_catalog; Owner: -
--

INSERT INTO _timescaledb_catalog.continuous_aggs_watermark VALUES
	(2, 1773187200000000);


--
-- Data for Name: metadata; Type: TABLE DATA; Schema: _timescaledb_catalog; Owner: -
--

INSERT INTO _timescaledb_catalog.metadata VALUES
	('install_timestamp', '2026-11-22 16:40:56.003+00', true),
	('timescaledb_version', '2.23.0-dev', false);


--
-- Data for Name: tablespace; Type: TABLE DATA; Schema: _timescaledb_catalog; Owner: -
--



--
-- Data for Name: bgw_job; Type: TABLE DATA; Schema: _timescaledb_config; Owner: -
--

INSERT INTO _timescaledb_config.bgw_job VALUES
	(1000, 'Refresh Continuous Aggregate Policy [1000]', '01:00:00', '00:00:00', -1, '01:00:00', '_timescaledb_functions', 'policy_refresh_continuous_aggregate', 'postgres', true, false, NULL, 2, '{"end_offset": "01:00:00", "start_offset": null, "mat_hypertable_id": 2}', '_timescaledb_functions', 'policy_refresh_continuous_aggregate_check', NULL);


--
-- Data for Name: _hyper_1_10_chunk; Type: TABLE DATA; Schema: _timescaledb_internal; Owner: -
--

INSERT INTO _timescaledb_internal._hyper_1_10_chunk VALUES
	('2026-03-10 00:00:00+00', 'pump-1', 'temperature', 33.21),
	('2026-03-10 00:00:00+00', 'pump-1', 'pressure', 7.32),
	('2026-03-10 00:00:00+00', 'pump-2', 'temperature', 65.17),
	('2026-03-10 00:00:00+00', 'fan-1', 'speed', 1485.85),
	('2026-03-10 00:30:00+00', 'pump-1', 'temperature', 34.08),
	('2026-03-10 00:30:00+00', 'pump-1', 'pressure', 6.14),
	('2026-03-10 00:30:00+00', 'pump-2', 'temperature', 66.46),
	('2026-03-10 00:30:00+00', 'fan-1', 'speed', 1470.15),
	('2026-03-10 01:00:00+00', 'pump-1', 'temperature', 35.09),
	('2026-03-10 01:00:00+00', 'pump-1', 'pressure', 6.65),
	('2026-03-10 01:00:00+00', 'pump-2', 'temperature', 67.54),
	('2026-03-10 01:00:00+00', 'fan-1', 'speed', 1448.95),
	('2026-03-10 01:30:00+00', 'pump-1', 'temperature', 36.21),
	('2026-03-10 01:30:00+00', 'pump-1', 'pressure', 7.16),
	('2026-03-10 01:30:00+00', 'pump-2', 'temperature', 66.7),
	('2026-03-10 01:30:00+00', 'fan-1', 'speed', 1422.7),
	('2026-03-10 02:00:00+00', 'pump-1', 'temperature', 37.44),
	('2026-03-10 02:00:00+00', 'pump-1', 'pressure', 7.66),
	('2026-03-10 02:00:00+00', 'pump-2', 'temperature', 67.32),
	('2026-03-10 02:00:00+00', 'fan-1', 'speed', 1391.94),
	('2026-03-10 02:30:00+00', 'pump-1', 'temperature', 37.06),
	('2026-03-10 02:30:00+00', 'pump-1', 'pressure', 8.14),
	('2026-03-10 02:30:00+00', 'pump-2', 'temperature', 67.7),
	('2026-03-10 02:30:00+00', 'fan-1', 'speed', 1355.59),
	('2026-03-10 03:00:00+00', 'pump-1', 'temperature', 38.44),
	('2026-03-10 03:00:00+00', 'pump-1', 'pressure', 8.61),
	('2026-03-10 03:00:00+00', 'pump-2', 'temperature', 67.83),
	('2026-03-10 03:00:00+00', 'fan-1', 'speed', 1317.78),
	('2026-03-10 03:30:00+00', 'pump-1', 'temperature', 39.86),
	('2026-03-10 03:30:00+00', 'pump-1', 'pressure', 7.36),
	('2026-03-10 03:30:00+00', 'pump-2', 'temperature', 67.72),
	('2026-03-10 03:30:00+00', 'fan-1', 'speed', 1277.58),
	('2026-03-10 04:00:00+00', 'pump-1', 'temperature', 41.3),
	('2026-03-10 04:00:00+00', 'pump-1', 'pressure', 7.78),
	('2026-03-10 04:00:00+00', 'pump-2', 'temperature', 67.38),
	('2026-03-10 04:00:00+00', 'fan-1', 'speed', 1235.81),
	('2026-03-10 04:30:00+00', 'pump-1', 'temperature', 42.74),
	('2026-03-10 04:30:00+00', 'pump-1', 'pressure', 8.18),
	('2026-03-10 04:30:00+00', 'pump-2', 'temperature', 65.12),
	('2026-03-10 04:30:00+00', 'fan-1', 'speed', 1193.33),
	('2026-03-10 05:00:00+00', 'pump-1', 'temperature', 42.45),
	('2026-03-10 05:00:00+00', 'pump-1', 'pressure', 8.55),
	('2026-03-10 05:00:00+00', 'pump-2', 'temperature', 64.36),
	('2026-03-10 05:00:00+00', 'fan-1', 'speed', 1151.02),
	('2026-03-10 05:30:00+00', 'pump-1', 'temperature', 43.81),
	('2026-03-10 05:30:00+00', 'pump-1', 'pressure', 8.89),
	('2026-03-10 05:30:00+00', 'pump-2', 'temperature', 63.42),
	('2026-03-10 05:30:00+00', 'fan-1', 'speed', 1108.03),
	('2026-03-10 06:00:00+00', 'pump-1', 'temperature', 45.1),
	('2026-03-10 06:00:00+00', 'pump-1', 'pressure', 7.5),
	('2026-03-10 06:00:00+00', 'pump-2', 'temperature', 62.32),
	('2026-03-10 06:00:00+00', 'fan-1', 'speed', 1068.63),
	('2026-03-10 06:30:00+00', 'pump-1', 'temperature', 46.29),
	('2026-03-10 06:30:00+00', 'pump-1', 'pressure', 7.78),
	('2026-03-10 06:30:00+00', 'pump-2', 'temperature', 61.1),
	('2026-03-10 06:30:00+00', 'fan-1', 'speed', 1031.91),
	('2026-03-10 07:00:00+00', 'pump-1', 'temperature', 47.38),
	('2026-03-10 07:00:00+00', 'pump-1', 'pressure', 8.03),
	('2026-03-10 07:00:00+00', 'pump-2', 'temperature', 58.08),
	('2026-03-10 07:00:00+00', 'fan-1', 'speed', 998.63),
	('2026-03-10 07:30:00+00', 'pump-1', 'temperature', 48.34),
	('2026-03-10 07:30:00+00', 'pump-1', 'pressure', 8.25),
	('2026-03-10 07:30:00+00', 'pump-2', 'temperature', 56.69),
	('2026-03-10 07:30:00+00', 'fan-1', 'speed', 969.47),
	('2026-03-10 08:00:00+00', 'pump-1', 'temperature', 47.46),
	('2026-03-10 08:00:00+00', 'pump-1', 'pressure', 8.44),
	('2026-03-10 08:00:00+00', 'pump-2', 'temperature', 55.28),
	('2026-03-10 08:00:00+00', 'fan-1', 'speed', 943.34),
	('2026-03-10 08:30:00+00', 'pump-1', 'temperature', 48.13),
	('2026-03-10 08:30:00+00', 'pump-1', 'pressure', 8.61),
	('2026-03-10 08:30:00+00', 'pump-2', 'temperature', 53.88),
	('2026-03-10 08:30:00+00', 'fan-1', 'speed', 924.14),
	('2026-03-10 09:00:00+00', 'pump-1', 'temperature', 48.65),
	('2026-03-10 09:00:00+00', 'pump-1', 'pressure', 7.05),
	('2026-03-10 09:00:00+00', 'pump-2', 'temperature', 52.51),
	('2026-03-10 09:00:00+00', 'fan-1', 'speed', 910.57),
	('2026-03-10 09:30:00+00', 'pump-1', 'temperature', 49),
	('2026-03-10 09:30:00+00', 'pump-1', 'pressure', 7.18),
	('2026-03-10 09:30:00+00', 'pump-2', 'temperature', 51.23),
	('2026-03-10 09:30:00+00', 'fan-1', 'speed', 902.9),
	('2026-03-10 10:00:00+00', 'pump-1', 'temperature', 49.19),
	('2026-03-10 10:00:00+00', 'pump-1', 'pressure', 7.29),
	('2026-03-10 10:00:00+00', 'pump-2', 'temperature', 48.34),
	('2026-03-10 10:00:00+00', 'fan-1', 'speed', 901.31),
	('2026-03-10 10:30:00+00', 'pump-1', 'temperature', 49.21),
	('2026-03-10 10:30:00+00', 'pump-1', 'pressure', 7.38),
	('2026-03-10 10:30:00+00', 'pump-2', 'temperature', 47.3),
	('2026-03-10 10:30:00+00', 'fan-1', 'speed', 905.83),
	('2026-03-10 11:00:00+00', 'pump-1', 'temperature', 47.39),
	('2026-03-10 11:00:00+00', 'pump-1', 'pressure', 7.47),
	('2026-03-10 11:00:00+00', 'pump-2', 'temperature', 46.42),
	('2026-03-10 11:00:00+00', 'fan-1', 'speed', 914.67),
	('2026-03-10 11:30:00+00', 'pump-1', 'temperature', 47.11),
	('2026-03-10 11:30:00+00', 'pump-1', 'pressure', 7.56),
	('2026-03-10 11:30:00+00', 'pump-2', 'temperature', 45.73),
	('2026-03-10 11:30:00+00', 'fan-1', 'speed', 931.02),
	('2026-03-10 12:00:00+00', 'pump-1', 'temperature', 46.71),
	('2026-03-10 12:00:00+00', 'pump-1', 'pressure', 5.95),
	('2026-03-10 12:00:00+00', 'pump-2', 'temperature', 45.25),
	('2026-03-10 12:00:00+00', 'fan-1', 'speed', 952.86),
	('2026-03-10 12:30:00+00', 'pump-1', 'temperature', 46.18),
	('2026-03-10 12:30:00+00', 'pump-1', 'pressure', 6.04),
	('2026-03-10 12:30:00+00', 'pump-2', 'temperature', 45),
	('2026-03-10 12:30:00+00', 'fan-1', 'speed', 979.76),
	('2026-03-10 13:00:00+00', 'pump-1', 'temperature', 45.55),
	('2026-03-10 13:00:00+00', 'pump-1', 'pressure', 6.14),
	('2026-03-10 13:00:00+00', 'pump-2', 'temperature', 43.28),
	('2026-03-10 13:00:00+00', 'fan-1', 'speed', 1011.16),
	('2026-03-10 13:30:00+00', 'pump-1', 'temperature', 43.13),
	('2026-03-10 13:30:00+00', 'pump-1', 'pressure', 6.26),
	('2026-03-10 13:30:00+00', 'pump-2', 'temperature', 43.5),
	('2026-03-10 13:30:00+00', 'fan-1', 'speed', 1046.43),
	('2026-03-10 14:00:00+00', 'pump-1', 'temperature', 42.35),
	('2026-03-10 14:00:00+00', 'pump-1', 'pressure', 6.39),
	('2026-03-10 14:00:00+00', 'pump-2', 'temperature', 43.97),
	('2026-03-10 14:00:00+00', 'fan-1', 'speed', 1083.17),
	('2026-03-10 14:30:00+00', 'pump-1', 'temperature', 41.53),
	('2026-03-10 14:30:00+00', 'pump-1', 'pressure', 4.84),
	('2026-03-10 14:30:00+00', 'pump-2', 'temperature', 44.68),
	('2026-03-10 14:30:00+00', 'fan-1', 'speed', 1123.99),
	('2026-03-10 15:00:00+00', 'pump-1', 'temperature', 40.69),
	('2026-03-10 15:00:00+00', 'pump-1', 'pressure', 5.02),
	('2026-03-10 15:00:00+00', 'pump-2', 'temperature', 45.62),
	('2026-03-10 15:00:00+00', 'fan-1', 'speed', 1166.36),
	('2026-03-10 15:30:00+00', 'pump-1', 'temperature', 39.85),
	('2026-03-10 15:30:00+00', 'pump-1', 'pressure', 5.22),
	('2026-03-10 15:30:00+00', 'pump-2', 'temperature', 45.09),
	('2026-03-10 15:30:00+00', 'fan-1', 'speed', 1209.44),
	('2026-03-10 16:00:00+00', 'pump-1', 'temperature', 39.04),
	('2026-03-10 16:00:00+00', 'pump-1', 'pressure', 5.45),
	('2026-03-10 16:00:00+00', 'pump-2', 'temperature', 46.45),
	('2026-03-10 16:00:00+00', 'fan-1', 'speed', 1252.35),
	('2026-03-10 16:30:00+00', 'pump-1', 'temperature', 36.58),
	('2026-03-10 16:30:00+00', 'pump-1', 'pressure', 5.71),
	('2026-03-10 16:30:00+00', 'pump-2', 'temperature', 47.99),
	('2026-03-10 16:30:00+00', 'fan-1', 'speed', 1292.53),
	('2026-03-10 17:00:00+00', 'pump-1', 'temperature', 35.9),
	('2026-03-10 17:00:00+00', 'pump-1', 'pressure', 6),
	('2026-03-10 17:00:00+00', 'pump-2', 'temperature', 49.69),
	('2026-03-10 17:00:00+00', 'fan-1', 'speed', 1332.51),
	('2026-03-10 17:30:00+00', 'pump-1', 'temperature', 35.3),
	('2026-03-10 17:30:00+00', 'pump-1', 'pressure', 4.62),
	('2026-03-10 17:30:00+00', 'pump-2', 'temperature', 51.52),
	('2026-03-10 17:30:00+00', 'fan-1', 'speed', 1369.81),
	('2026-03-10 18:00:00+00', 'pump-1', 'temperature', 34.82),
	('2026-03-10 18:00:00+00', 'pump-1', 'pressure', 4.97),
	('2026-03-10 18:00:00+00', 'pump-2', 'temperature', 53.44),
	('2026-03-10 18:00:00+00', 'fan-1', 'speed', 1403.65),
	('2026-03-10 18:30:00+00', 'pump-1', 'temperature', 34.46),
	('2026-03-10 18:30:00+00', 'pump-1', 'pressure', 5.35),
	('2026-03-10 18:30:00+00', 'pump-2', 'temperature', 53.72),
	('2026-03-10 18:30:00+00', 'fan-1', 'speed', 1433.37),
	('2026-03-10 19:00:00+00', 'pump-1', 'temperature', 34.24),
	('2026-03-10 19:00:00+00', 'pump-1', 'pressure', 5.76),
	('2026-03-10 19:00:00+00', 'pump-2', 'temperature', 55.73),
	('2026-03-10 19:00:00+00', 'fan-1', 'speed', 1458.35),
	('2026-03-10 19:30:00+00', 'pump-1', 'temperature', 32.47),
	('2026-03-10 19:30:00+00', 'pump-1', 'pressure', 6.19),
	('2026-03-10 19:30:00+00', 'pump-2', 'temperature', 57.74),
	('2026-03-10 19:30:00+00', 'fan-1', 'speed', 1476.4),
	('2026-03-10 20:00:00+00', 'pump-1', 'temperature', 32.55),
	('2026-03-10 20:00:00+00', 'pump-1', 'pressure', 6.65),
	('2026-03-10 20:00:00+00', 'pump-2', 'temperature', 59.7),
	('2026-03-10 20:00:00+00', 'fan-1', 'speed', 1490.53),
	('2026-03-10 20:30:00+00', 'pump-1', 'temperature', 32.8),
	('2026-03-10 20:30:00+00', 'pump-1', 'pressure', 5.42),
	('2026-03-10 20:30:00+00', 'pump-2', 'temperature', 61.59),
	('2026-03-10 20:30:00+00', 'fan-1', 'speed', 1498.74),
	('2026-03-10 21:00:00+00', 'pump-1', 'temperature', 33.22),
	('2026-03-10 21:00:00+00', 'pump-1', 'pressure', 5.91),
	('2026-03-10 21:00:00+00', 'pump-2', 'temperature', 63.37),
	('2026-03-10 21:00:00+00', 'fan-1', 'speed', 1500.88),
	('2026-03-10 21:30:00+00', 'pump-1', 'temperature', 33.79),
	('2026-03-10 21:30:00+00', 'pump-1', 'pressure', 6.42),
	('2026-03-10 21:30:00+00', 'pump-2', 'temperature', 63.31),
	('2026-03-10 21:30:00+00', 'fan-1', 'speed', 1496.91),
	('2026-03-10 22:00:00+00', 'pump-1', 'temperature', 32.82),
	('2026-03-10 22:00:00+00', 'pump-1', 'pressure', 6.93),
	('2026-03-10 22:00:00+00', 'pump-2', 'temperature', 64.79),
	('2026-03-10 22:00:00+00', 'fan-1', 'speed', 1486.92),
	('2026-03-10 22:30:00+00', 'pump-1', 'temperature', 33.69),
	('2026-03-10 22:30:00+00', 'pump-1', 'pressure', 7.44),
	('2026-03-10 22:30:00+00', 'pump-2', 'temperature', 66.07),
	('2026-03-10 22:30:00+00', 'fan-1', 'speed', 1469.41),
	('2026-03-10 23:00:00+00', 'pump-1', 'temperature', 34.7),
	('2026-03-10 23:00:00+00', 'pump-1', 'pressure', 6.25),
	('2026-03-10 23:00:00+00', 'pump-2', 'temperature', 67.15),
	('2026-03-10 23:00:00+00', 'fan-1', 'speed', 1448.12),
	('2026-03-10 23:30:00+00', 'pump-1', 'temperature', 35.83),
	('2026-03-10 23:30:00+00', 'pump-1', 'pressure', 6.76),
	('2026-03-10 23:30:00+00', 'pump-2', 'temperature', 68.01),
	('2026-03-10 23:30:00+00', 'fan-1', 'speed', 1421.79);


--
-- Data for Name: _hyper_1_1_chunk; Type: TABLE DATA; Schema: _timescaledb_internal; Owner: -
--

INSERT INTO _timescaledb_internal._hyper_1_1_chunk VALUES
	('2026-03-01 00:00:00+00', 'pump-1', 'temperature', 40),
	('2026-03-01 00:00:00+00', 'pump-1', 'pressure', 8.36),
	('2026-03-01 00:00:00+00', 'pump-2', 'temperature', 66.41),
	('2026-03-01 00:00:00+00', 'fan-1', 'speed', 1243.94),
	('2026-03-01 00:30:00+00', 'pump-1', 'temperature', 41.44),
	('2026-03-01 00:30:00+00', 'pump-1', 'pressure', 8.76),
	('2026-03-01 00:30:00+00', 'pump-2', 'temperature', 65.89),
	('2026-03-01 00:30:00+00', 'fan-1', 'speed', 1199.82),
	('2026-03-01 01:00:00+00', 'pump-1', 'temperature', 42.85),
	('2026-03-01 01:00:00+00', 'pump-1', 'pressure', 7.44),
	('2026-03-01 01:00:00+00', 'pump-2', 'temperature', 65.16),
	('2026-03-01 01:00:00+00', 'fan-1', 'speed', 1157.41),
	('2026-03-01 01:30:00+00', 'pump-1', 'temperature', 44.22),
	('2026-03-01 01:30:00+00', 'pump-1', 'pressure', 7.78),
	('2026-03-01 01:30:00+00', 'pump-2', 'temperature', 64.25),
	('2026-03-01 01:30:00+00', 'fan-1', 'speed', 1115.88),
	('2026-03-01 02:00:00+00', 'pump-1', 'temperature', 45.53),
	('2026-03-01 02:00:00+00', 'pump-1', 'pressure', 8.1),
	('2026-03-01 02:00:00+00', 'pump-2', 'temperature', 61.48),
	('2026-03-01 02:00:00+00', 'fan-1', 'speed', 1076.08),
	('2026-03-01 02:30:00+00', 'pump-1', 'temperature', 46.74),
	('2026-03-01 02:30:00+00', 'pump-1', 'pressure', 8.38),
	('2026-03-01 02:30:00+00', 'pump-2', 'temperature', 60.27),
	('2026-03-01 02:30:00+00', 'fan-1', 'speed', 1038.83),
	('2026-03-01 03:00:00+00', 'pump-1', 'temperature', 46.15),
	('2026-03-01 03:00:00+00', 'pump-1', 'pressure', 8.64),
	('2026-03-01 03:00:00+00', 'pump-2', 'temperature', 58.97),
	('2026-03-01 03:00:00+00', 'fan-1', 'speed', 1003.19),
	('2026-03-01 03:30:00+00', 'pump-1', 'temperature', 47.13),
	('2026-03-01 03:30:00+00', 'pump-1', 'pressure', 8.86),
	('2026-03-01 03:30:00+00', 'pump-2', 'temperature', 57.59),
	('2026-03-01 03:30:00+00', 'fan-1', 'speed', 973.26),
	('2026-03-01 04:00:00+00', 'pump-1', 'temperature', 47.98),
	('2026-03-01 04:00:00+00', 'pump-1', 'pressure', 7.36),
	('2026-03-01 04:00:00+00', 'pump-2', 'temperature', 56.18),
	('2026-03-01 04:00:00+00', 'fan-1', 'speed', 947.95),
	('2026-03-01 04:30:00+00', 'pump-1', 'temperature', 48.68),
	('2026-03-01 04:30:00+00', 'pump-1', 'pressure', 7.53),
	('2026-03-01 04:30:00+00', 'pump-2', 'temperature', 54.78),
	('2026-03-01 04:30:00+00', 'fan-1', 'speed', 927.8),
	('2026-03-01 05:00:00+00', 'pump-1', 'temperature', 49.22),
	('2026-03-01 05:00:00+00', 'pump-1', 'pressure', 7.68),
	('2026-03-01 05:00:00+00', 'pump-2', 'temperature', 51.7),
	('2026-03-01 05:00:00+00', 'fan-1', 'speed', 913.2),
	('2026-03-01 05:30:00+00', 'pump-1', 'temperature', 49.6),
	('2026-03-01 05:30:00+00', 'pump-1', 'pressure', 7.81),
	('2026-03-01 05:30:00+00', 'pump-2', 'temperature', 50.4),
	('2026-03-01 05:30:00+00', 'fan-1', 'speed', 904.48),
	('2026-03-01 06:00:00+00', 'pump-1', 'temperature', 48.12),
	('2026-03-01 06:00:00+00', 'pump-1', 'pressure', 7.92),
	('2026-03-01 06:00:00+00', 'pump-2', 'temperature', 49.2),
	('2026-03-01 06:00:00+00', 'fan-1', 'speed', 900.1),
	('2026-03-01 06:30:00+00', 'pump-1', 'temperature', 48.17),
	('2026-03-01 06:30:00+00', 'pump-1', 'pressure', 8.02),
	('2026-03-01 06:30:00+00', 'pump-2', 'temperature', 48.13),
	('2026-03-01 06:30:00+00', 'fan-1', 'speed', 903.54),
	('2026-03-01 07:00:00+00', 'pump-1', 'temperature', 48.07),
	('2026-03-01 07:00:00+00', 'pump-1', 'pressure', 6.41),
	('2026-03-01 07:00:00+00', 'pump-2', 'temperature', 47.22),
	('2026-03-01 07:00:00+00', 'fan-1', 'speed', 913.02),
	('2026-03-01 07:30:00+00', 'pump-1', 'temperature', 47.83),
	('2026-03-01 07:30:00+00', 'pump-1', 'pressure', 6.5),
	('2026-03-01 07:30:00+00', 'pump-2', 'temperature', 46.49),
	('2026-03-01 07:30:00+00', 'fan-1', 'speed', 928.37),
	('2026-03-01 08:00:00+00', 'pump-1', 'temperature', 47.44),
	('2026-03-01 08:00:00+00', 'pump-1', 'pressure', 6.58),
	('2026-03-01 08:00:00+00', 'pump-2', 'temperature', 44.28),
	('2026-03-01 08:00:00+00', 'fan-1', 'speed', 949.27),
	('2026-03-01 08:30:00+00', 'pump-1', 'temperature', 45.23),
	('2026-03-01 08:30:00+00', 'pump-1', 'pressure', 6.68),
	('2026-03-01 08:30:00+00', 'pump-2', 'temperature', 43.98),
	('2026-03-01 08:30:00+00', 'fan-1', 'speed', 975.3),
	('2026-03-01 09:00:00+00', 'pump-1', 'temperature', 44.62),
	('2026-03-01 09:00:00+00', 'pump-1', 'pressure', 6.77),
	('2026-03-01 09:00:00+00', 'pump-2', 'temperature', 43.92),
	('2026-03-01 09:00:00+00', 'fan-1', 'speed', 1004.25),
	('2026-03-01 09:30:00+00', 'pump-1', 'temperature', 43.92),
	('2026-03-01 09:30:00+00', 'pump-1', 'pressure', 5.19),
	('2026-03-01 09:30:00+00', 'pump-2', 'temperature', 44.1),
	('2026-03-01 09:30:00+00', 'fan-1', 'speed', 1038.89),
	('2026-03-01 10:00:00+00', 'pump-1', 'temperature', 43.15),
	('2026-03-01 10:00:00+00', 'pump-1', 'pressure', 5.32),
	('2026-03-01 10:00:00+00', 'pump-2', 'temperature', 44.53),
	('2026-03-01 10:00:00+00', 'fan-1', 'speed', 1076.82),
	('2026-03-01 10:30:00+00', 'pump-1', 'temperature', 42.33),
	('2026-03-01 10:30:00+00', 'pump-1', 'pressure', 5.46),
	('2026-03-01 10:30:00+00', 'pump-2', 'temperature', 43.49),
	('2026-03-01 10:30:00+00', 'fan-1', 'speed', 1117.28),
	('2026-03-01 11:00:00+00', 'pump-1', 'temperature', 41.49),
	('2026-03-01 11:00:00+00', 'pump-1', 'pressure', 5.64),
	('2026-03-01 11:00:00+00', 'pump-2', 'temperature', 44.39),
	('2026-03-01 11:00:00+00', 'fan-1', 'speed', 1159.44),
	('2026-03-01 11:30:00+00', 'pump-1', 'temperature', 38.95),
	('2026-03-01 11:30:00+00', 'pump-1', 'pressure', 5.83),
	('2026-03-01 11:30:00+00', 'pump-2', 'temperature', 45.52),
	('2026-03-01 11:30:00+00', 'fan-1', 'speed', 1200.76),
	('2026-03-01 12:00:00+00', 'pump-1', 'temperature', 38.14),
	('2026-03-01 12:00:00+00', 'pump-1', 'pressure', 6.06),
	('2026-03-01 12:00:00+00', 'pump-2', 'temperature', 46.85),
	('2026-03-01 12:00:00+00', 'fan-1', 'speed', 1243.76),
	('2026-03-01 12:30:00+00', 'pump-1', 'temperature', 37.37),
	('2026-03-01 12:30:00+00', 'pump-1', 'pressure', 4.61),
	('2026-03-01 12:30:00+00', 'pump-2', 'temperature', 48.36),
	('2026-03-01 12:30:00+00', 'fan-1', 'speed', 1285.88),
	('2026-03-01 13:00:00+00', 'pump-1', 'temperature', 36.66),
	('2026-03-01 13:00:00+00', 'pump-1', 'pressure', 4.9),
	('2026-03-01 13:00:00+00', 'pump-2', 'temperature', 50.04),
	('2026-03-01 13:00:00+00', 'fan-1', 'speed', 1326.26),
	('2026-03-01 13:30:00+00', 'pump-1', 'temperature', 36.05),
	('2026-03-01 13:30:00+00', 'pump-1', 'pressure', 5.22),
	('2026-03-01 13:30:00+00', 'pump-2', 'temperature', 50.14),
	('2026-03-01 13:30:00+00', 'fan-1', 'speed', 1364.09),
	('2026-03-01 14:00:00+00', 'pump-1', 'temperature', 35.55),
	('2026-03-01 14:00:00+00', 'pump-1', 'pressure', 5.56),
	('2026-03-01 14:00:00+00', 'pump-2', 'temperature', 52.05),
	('2026-03-01 14:00:00+00', 'fan-1', 'speed', 1398.6),
	('2026-03-01 14:30:00+00', 'pump-1', 'temperature', 33.46),
	('2026-03-01 14:30:00+00', 'pump-1', 'pressure', 5.94),
	('2026-03-01 14:30:00+00', 'pump-2', 'temperature', 54.02),
	('2026-03-01 14:30:00+00', 'fan-1', 'speed', 1427.39),
	('2026-03-01 15:00:00+00', 'pump-1', 'temperature', 33.22),
	('2026-03-01 15:00:00+00', 'pump-1', 'pressure', 6.34),
	('2026-03-01 15:00:00+00', 'pump-2', 'temperature', 56.03),
	('2026-03-01 15:00:00+00', 'fan-1', 'speed', 1453.25),
	('2026-03-01 15:30:00+00', 'pump-1', 'temperature', 33.12),
	('2026-03-01 15:30:00+00', 'pump-1', 'pressure', 5.07),
	('2026-03-01 15:30:00+00', 'pump-2', 'temperature', 58.04),
	('2026-03-01 15:30:00+00', 'fan-1', 'speed', 1473.96),
	('2026-03-01 16:00:00+00', 'pump-1', 'temperature', 33.18),
	('2026-03-01 16:00:00+00', 'pump-1', 'pressure', 5.52),
	('2026-03-01 16:00:00+00', 'pump-2', 'temperature', 60.01),
	('2026-03-01 16:00:00+00', 'fan-1', 'speed', 1489.1),
	('2026-03-01 16:30:00+00', 'pump-1', 'temperature', 33.4),
	('2026-03-01 16:30:00+00', 'pump-1', 'pressure', 5.99),
	('2026-03-01 16:30:00+00', 'pump-2', 'temperature', 60.21),
	('2026-03-01 16:30:00+00', 'fan-1', 'speed', 1498.38),
	('2026-03-01 17:00:00+00', 'pump-1', 'temperature', 32.08),
	('2026-03-01 17:00:00+00', 'pump-1', 'pressure', 6.48),
	('2026-03-01 17:00:00+00', 'pump-2', 'temperature', 62.02),
	('2026-03-01 17:00:00+00', 'fan-1', 'speed', 1501.6),
	('2026-03-01 17:30:00+00', 'pump-1', 'temperature', 32.63),
	('2026-03-01 17:30:00+00', 'pump-1', 'pressure', 6.98),
	('2026-03-01 17:30:00+00', 'pump-2', 'temperature', 63.68),
	('2026-03-01 17:30:00+00', 'fan-1', 'speed', 1497.01),
	('2026-03-01 18:00:00+00', 'pump-1', 'temperature', 33.33),
	('2026-03-01 18:00:00+00', 'pump-1', 'pressure', 5.79),
	('2026-03-01 18:00:00+00', 'pump-2', 'temperature', 65.19),
	('2026-03-01 18:00:00+00', 'fan-1', 'speed', 1488.07),
	('2026-03-01 18:30:00+00', 'pump-1', 'temperature', 34.18),
	('2026-03-01 18:30:00+00', 'pump-1', 'pressure', 6.3),
	('2026-03-01 18:30:00+00', 'pump-2', 'temperature', 66.51),
	('2026-03-01 18:30:00+00', 'fan-1', 'speed', 1473.27),
	('2026-03-01 19:00:00+00', 'pump-1', 'temperature', 35.17),
	('2026-03-01 19:00:00+00', 'pump-1', 'pressure', 6.82),
	('2026-03-01 19:00:00+00', 'pump-2', 'temperature', 65.93),
	('2026-03-01 19:00:00+00', 'fan-1', 'speed', 1452.92),
	('2026-03-01 19:30:00+00', 'pump-1', 'temperature', 36.27),
	('2026-03-01 19:30:00+00', 'pump-1', 'pressure', 7.33),
	('2026-03-01 19:30:00+00', 'pump-2', 'temperature', 66.82),
	('2026-03-01 19:30:00+00', 'fan-1', 'speed', 1427.45),
	('2026-03-01 20:00:00+00', 'pump-1', 'temperature', 35.79),
	('2026-03-01 20:00:00+00', 'pump-1', 'pressure', 7.83),
	('2026-03-01 20:00:00+00', 'pump-2', 'temperature', 67.48),
	('2026-03-01 20:00:00+00', 'fan-1', 'speed', 1395.66),
	('2026-03-01 20:30:00+00', 'pump-1', 'temperature', 37.09),
	('2026-03-01 20:30:00+00', 'pump-1', 'pressure', 8.31),
	('2026-03-01 20:30:00+00', 'pump-2', 'temperature', 67.9),
	('2026-03-01 20:30:00+00', 'fan-1', 'speed', 1361.59),
	('2026-03-01 21:00:00+00', 'pump-1', 'temperature', 38.46),
	('2026-03-01 21:00:00+00', 'pump-1', 'pressure', 7.09),
	('2026-03-01 21:00:00+00', 'pump-2', 'temperature', 68.07),
	('2026-03-01 21:00:00+00', 'fan-1', 'speed', 1324.24),
	('2026-03-01 21:30:00+00', 'pump-1', 'temperature', 39.88),
	('2026-03-01 21:30:00+00', 'pump-1', 'pressure', 7.54),
	('2026-03-01 21:30:00+00', 'pump-2', 'temperature', 68),
	('2026-03-01 21:30:00+00', 'fan-1', 'speed', 1284.36),
	('2026-03-01 22:00:00+00', 'pump-1', 'temperature', 41.32),
	('2026-03-01 22:00:00+00', 'pump-1', 'pressure', 7.96),
	('2026-03-01 22:00:00+00', 'pump-2', 'temperature', 66),
	('2026-03-01 22:00:00+00', 'fan-1', 'speed', 1242.78),
	('2026-03-01 22:30:00+00', 'pump-1', 'temperature', 42.76),
	('2026-03-01 22:30:00+00', 'pump-1', 'pressure', 8.37),
	('2026-03-01 22:30:00+00', 'pump-2', 'temperature', 65.47),
	('2026-03-01 22:30:00+00', 'fan-1', 'speed', 1200.36),
	('2026-03-01 23:00:00+00', 'pump-1', 'temperature', 42.47),
	('2026-03-01 23:00:00+00', 'pump-1', 'pressure', 8.74),
	('2026-03-01 23:00:00+00', 'pump-2', 'temperature', 64.74),
	('2026-03-01 23:00:00+00', 'fan-1', 'speed', 1156.26),
	('2026-03-01 23:30:00+00', 'pump-1', 'temperature', 43.84),
	('2026-03-01 23:30:00+00', 'pump-1', 'pressure', 9.09),
	('2026-03-01 23:30:00+00', 'pump-2', 'temperature', 63.83),
	('2026-03-01 23:30:00+00', 'fan-1', 'speed', 1114.76);


--
-- Data for Name: _hyper_1_2_chunk; Type: TABLE DATA; Schema: _timescaledb_internal; Owner: -
--

INSERT INTO _timescaledb_internal._hyper_1_2_chunk VALUES
	('2026-03-02 00:00:00+00', 'pump-1', 'temperature', 45.14),
	('2026-03-02 00:00:00+00', 'pump-1', 'pressure', 7.7),
	('2026-03-02 00:00:00+00', 'pump-2', 'temperature', 62.75),
	('2026-03-02 00:00:00+00', 'fan-1', 'speed', 1074.99),
	('2026-03-02 00:30:00+00', 'pump-1', 'temperature', 46.36),
	('2026-03-02 00:30:00+00', 'pump-1', 'pressure', 7.98),
	('2026-03-02 00:30:00+00', 'pump-2', 'temperature', 61.55),
	('2026-03-02 00:30:00+00', 'fan-1', 'speed', 1037.79),
	('2026-03-02 01:00:00+00', 'pump-1', 'temperature', 47.46),
	('2026-03-02 01:00:00+00', 'pump-1', 'pressure', 8.24),
	('2026-03-02 01:00:00+00', 'pump-2', 'temperature', 58.54),
	('2026-03-02 01:00:00+00', 'fan-1', 'speed', 1003.92),
	('2026-03-02 01:30:00+00', 'pump-1', 'temperature', 46.74),
	('2026-03-02 01:30:00+00', 'pump-1', 'pressure', 8.46),
	('2026-03-02 01:30:00+00', 'pump-2', 'temperature', 57.16),
	('2026-03-02 01:30:00+00', 'fan-1', 'speed', 974.06),
	('2026-03-02 02:00:00+00', 'pump-1', 'temperature', 47.59),
	('2026-03-02 02:00:00+00', 'pump-1', 'pressure', 8.66),
	('2026-03-02 02:00:00+00', 'pump-2', 'temperature', 55.75),
	('2026-03-02 02:00:00+00', 'fan-1', 'speed', 947.15),
	('2026-03-02 02:30:00+00', 'pump-1', 'temperature', 48.28),
	('2026-03-02 02:30:00+00', 'pump-1', 'pressure', 7.13),
	('2026-03-02 02:30:00+00', 'pump-2', 'temperature', 54.35),
	('2026-03-02 02:30:00+00', 'fan-1', 'speed', 927.08),
	('2026-03-02 03:00:00+00', 'pump-1', 'temperature', 48.82),
	('2026-03-02 03:00:00+00', 'pump-1', 'pressure', 7.28),
	('2026-03-02 03:00:00+00', 'pump-2', 'temperature', 52.97),
	('2026-03-02 03:00:00+00', 'fan-1', 'speed', 912.59),
	('2026-03-02 03:30:00+00', 'pump-1', 'temperature', 49.2),
	('2026-03-02 03:30:00+00', 'pump-1', 'pressure', 7.41),
	('2026-03-02 03:30:00+00', 'pump-2', 'temperature', 49.97),
	('2026-03-02 03:30:00+00', 'fan-1', 'speed', 903.97),
	('2026-03-02 04:00:00+00', 'pump-1', 'temperature', 49.41),
	('2026-03-02 04:00:00+00', 'pump-1', 'pressure', 7.52),
	('2026-03-02 04:00:00+00', 'pump-2', 'temperature', 48.77),
	('2026-03-02 04:00:00+00', 'fan-1', 'speed', 901.4),
	('2026-03-02 04:30:00+00', 'pump-1', 'temperature', 47.77),
	('2026-03-02 04:30:00+00', 'pump-1', 'pressure', 7.62),
	('2026-03-02 04:30:00+00', 'pump-2', 'temperature', 47.7),
	('2026-03-02 04:30:00+00', 'fan-1', 'speed', 903.25),
	('2026-03-02 05:00:00+00', 'pump-1', 'temperature', 47.67),
	('2026-03-02 05:00:00+00', 'pump-1', 'pressure', 7.71),
	('2026-03-02 05:00:00+00', 'pump-2', 'temperature', 46.8),
	('2026-03-02 05:00:00+00', 'fan-1', 'speed', 912.84),
	('2026-03-02 05:30:00+00', 'pump-1', 'temperature', 47.42),
	('2026-03-02 05:30:00+00', 'pump-1', 'pressure', 6.09),
	('2026-03-02 05:30:00+00', 'pump-2', 'temperature', 46.08),
	('2026-03-02 05:30:00+00', 'fan-1', 'speed', 928.29),
	('2026-03-02 06:00:00+00', 'pump-1', 'temperature', 47.03),
	('2026-03-02 06:00:00+00', 'pump-1', 'pressure', 6.18),
	('2026-03-02 06:00:00+00', 'pump-2', 'temperature', 45.56),
	('2026-03-02 06:00:00+00', 'fan-1', 'speed', 949.28),
	('2026-03-02 06:30:00+00', 'pump-1', 'temperature', 46.52),
	('2026-03-02 06:30:00+00', 'pump-1', 'pressure', 6.27),
	('2026-03-02 06:30:00+00', 'pump-2', 'temperature', 43.57),
	('2026-03-02 06:30:00+00', 'fan-1', 'speed', 975.4),
	('2026-03-02 07:00:00+00', 'pump-1', 'temperature', 45.9),
	('2026-03-02 07:00:00+00', 'pump-1', 'pressure', 6.37),
	('2026-03-02 07:00:00+00', 'pump-2', 'temperature', 43.51),
	('2026-03-02 07:00:00+00', 'fan-1', 'speed', 1006.13),
	('2026-03-02 07:30:00+00', 'pump-1', 'temperature', 43.5),
	('2026-03-02 07:30:00+00', 'pump-1', 'pressure', 6.48),
	('2026-03-02 07:30:00+00', 'pump-2', 'temperature', 43.7),
	('2026-03-02 07:30:00+00', 'fan-1', 'speed', 1039.13),
	('2026-03-02 08:00:00+00', 'pump-1', 'temperature', 42.73),
	('2026-03-02 08:00:00+00', 'pump-1', 'pressure', 6.61),
	('2026-03-02 08:00:00+00', 'pump-2', 'temperature', 44.13),
	('2026-03-02 08:00:00+00', 'fan-1', 'speed', 1077.11),
	('2026-03-02 08:30:00+00', 'pump-1', 'temperature', 41.91),
	('2026-03-02 08:30:00+00', 'pump-1', 'pressure', 5.06),
	('2026-03-02 08:30:00+00', 'pump-2', 'temperature', 44.8),
	('2026-03-02 08:30:00+00', 'fan-1', 'speed', 1117.6),
	('2026-03-02 09:00:00+00', 'pump-1', 'temperature', 41.07),
	('2026-03-02 09:00:00+00', 'pump-1', 'pressure', 5.23),
	('2026-03-02 09:00:00+00', 'pump-2', 'temperature', 45.71),
	('2026-03-02 09:00:00+00', 'fan-1', 'speed', 1159.79),
	('2026-03-02 09:30:00+00', 'pump-1', 'temperature', 40.23),
	('2026-03-02 09:30:00+00', 'pump-1', 'pressure', 5.43),
	('2026-03-02 09:30:00+00', 'pump-2', 'temperature', 45.14),
	('2026-03-02 09:30:00+00', 'fan-1', 'speed', 1202.82),
	('2026-03-02 10:00:00+00', 'pump-1', 'temperature', 37.72),
	('2026-03-02 10:00:00+00', 'pump-1', 'pressure', 5.66),
	('2026-03-02 10:00:00+00', 'pump-2', 'temperature', 46.47),
	('2026-03-02 10:00:00+00', 'fan-1', 'speed', 1245.81),
	('2026-03-02 10:30:00+00', 'pump-1', 'temperature', 36.95),
	('2026-03-02 10:30:00+00', 'pump-1', 'pressure', 5.91),
	('2026-03-02 10:30:00+00', 'pump-2', 'temperature', 47.99),
	('2026-03-02 10:30:00+00', 'fan-1', 'speed', 1286.21),
	('2026-03-02 11:00:00+00', 'pump-1', 'temperature', 36.25),
	('2026-03-02 11:00:00+00', 'pump-1', 'pressure', 4.5),
	('2026-03-02 11:00:00+00', 'pump-2', 'temperature', 49.66),
	('2026-03-02 11:00:00+00', 'fan-1', 'speed', 1326.55),
	('2026-03-02 11:30:00+00', 'pump-1', 'temperature', 35.64),
	('2026-03-02 11:30:00+00', 'pump-1', 'pressure', 4.82),
	('2026-03-02 11:30:00+00', 'pump-2', 'temperature', 51.47),
	('2026-03-02 11:30:00+00', 'fan-1', 'speed', 1364.32),
	('2026-03-02 12:00:00+00', 'pump-1', 'temperature', 35.13),
	('2026-03-02 12:00:00+00', 'pump-1', 'pressure', 5.16),
	('2026-03-02 12:00:00+00', 'pump-2', 'temperature', 51.68),
	('2026-03-02 12:00:00+00', 'fan-1', 'speed', 1398.77),
	('2026-03-02 12:30:00+00', 'pump-1', 'temperature', 34.75),
	('2026-03-02 12:30:00+00', 'pump-1', 'pressure', 5.54),
	('2026-03-02 12:30:00+00', 'pump-2', 'temperature', 53.65),
	('2026-03-02 12:30:00+00', 'fan-1', 'speed', 1429.18),
	('2026-03-02 13:00:00+00', 'pump-1', 'temperature', 32.81),
	('2026-03-02 13:00:00+00', 'pump-1', 'pressure', 5.94),
	('2026-03-02 13:00:00+00', 'pump-2', 'temperature', 55.66),
	('2026-03-02 13:00:00+00', 'fan-1', 'speed', 1453.26),
	('2026-03-02 13:30:00+00', 'pump-1', 'temperature', 32.71),
	('2026-03-02 13:30:00+00', 'pump-1', 'pressure', 6.37),
	('2026-03-02 13:30:00+00', 'pump-2', 'temperature', 57.67),
	('2026-03-02 13:30:00+00', 'fan-1', 'speed', 1473.87),
	('2026-03-02 14:00:00+00', 'pump-1', 'temperature', 32.78),
	('2026-03-02 14:00:00+00', 'pump-1', 'pressure', 5.12),
	('2026-03-02 14:00:00+00', 'pump-2', 'temperature', 59.64),
	('2026-03-02 14:00:00+00', 'fan-1', 'speed', 1488.91),
	('2026-03-02 14:30:00+00', 'pump-1', 'temperature', 33),
	('2026-03-02 14:30:00+00', 'pump-1', 'pressure', 5.6),
	('2026-03-02 14:30:00+00', 'pump-2', 'temperature', 61.54),
	('2026-03-02 14:30:00+00', 'fan-1', 'speed', 1498.08),
	('2026-03-02 15:00:00+00', 'pump-1', 'temperature', 33.39),
	('2026-03-02 15:00:00+00', 'pump-1', 'pressure', 6.08),
	('2026-03-02 15:00:00+00', 'pump-2', 'temperature', 61.64),
	('2026-03-02 15:00:00+00', 'fan-1', 'speed', 1501.2),
	('2026-03-02 15:30:00+00', 'pump-1', 'temperature', 33.93),
	('2026-03-02 15:30:00+00', 'pump-1', 'pressure', 6.58),
	('2026-03-02 15:30:00+00', 'pump-2', 'temperature', 63.31),
	('2026-03-02 15:30:00+00', 'fan-1', 'speed', 1498.2),
	('2026-03-02 16:00:00+00', 'pump-1', 'temperature', 32.94),
	('2026-03-02 16:00:00+00', 'pump-1', 'pressure', 7.09),
	('2026-03-02 16:00:00+00', 'pump-2', 'temperature', 64.81),
	('2026-03-02 16:00:00+00', 'fan-1', 'speed', 1487.45),
	('2026-03-02 16:30:00+00', 'pump-1', 'temperature', 33.79),
	('2026-03-02 16:30:00+00', 'pump-1', 'pressure', 7.61),
	('2026-03-02 16:30:00+00', 'pump-2', 'temperature', 66.13),
	('2026-03-02 16:30:00+00', 'fan-1', 'speed', 1472.55),
	('2026-03-02 17:00:00+00', 'pump-1', 'temperature', 34.78),
	('2026-03-02 17:00:00+00', 'pump-1', 'pressure', 6.42),
	('2026-03-02 17:00:00+00', 'pump-2', 'temperature', 67.24),
	('2026-03-02 17:00:00+00', 'fan-1', 'speed', 1452.11),
	('2026-03-02 17:30:00+00', 'pump-1', 'temperature', 35.89),
	('2026-03-02 17:30:00+00', 'pump-1', 'pressure', 6.93),
	('2026-03-02 17:30:00+00', 'pump-2', 'temperature', 68.13),
	('2026-03-02 17:30:00+00', 'fan-1', 'speed', 1426.55),
	('2026-03-02 18:00:00+00', 'pump-1', 'temperature', 37.11),
	('2026-03-02 18:00:00+00', 'pump-1', 'pressure', 7.43),
	('2026-03-02 18:00:00+00', 'pump-2', 'temperature', 67.09),
	('2026-03-02 18:00:00+00', 'fan-1', 'speed', 1396.39),
	('2026-03-02 18:30:00+00', 'pump-1', 'temperature', 36.71),
	('2026-03-02 18:30:00+00', 'pump-1', 'pressure', 7.92),
	('2026-03-02 18:30:00+00', 'pump-2', 'temperature', 67.5),
	('2026-03-02 18:30:00+00', 'fan-1', 'speed', 1362.25),
	('2026-03-02 19:00:00+00', 'pump-1', 'temperature', 38.08),
	('2026-03-02 19:00:00+00', 'pump-1', 'pressure', 8.39),
	('2026-03-02 19:00:00+00', 'pump-2', 'temperature', 67.67),
	('2026-03-02 19:00:00+00', 'fan-1', 'speed', 1323.14),
	('2026-03-02 19:30:00+00', 'pump-1', 'temperature', 39.5),
	('2026-03-02 19:30:00+00', 'pump-1', 'pressure', 7.14),
	('2026-03-02 19:30:00+00', 'pump-2', 'temperature', 67.59),
	('2026-03-02 19:30:00+00', 'fan-1', 'speed', 1283.23),
	('2026-03-02 20:00:00+00', 'pump-1', 'temperature', 40.94),
	('2026-03-02 20:00:00+00', 'pump-1', 'pressure', 7.57),
	('2026-03-02 20:00:00+00', 'pump-2', 'temperature', 67.29),
	('2026-03-02 20:00:00+00', 'fan-1', 'speed', 1241.63),
	('2026-03-02 20:30:00+00', 'pump-1', 'temperature', 42.38),
	('2026-03-02 20:30:00+00', 'pump-1', 'pressure', 7.97),
	('2026-03-02 20:30:00+00', 'pump-2', 'temperature', 65.06),
	('2026-03-02 20:30:00+00', 'fan-1', 'speed', 1199.2),
	('2026-03-02 21:00:00+00', 'pump-1', 'temperature', 43.79),
	('2026-03-02 21:00:00+00', 'pump-1', 'pressure', 8.34),
	('2026-03-02 21:00:00+00', 'pump-2', 'temperature', 64.32),
	('2026-03-02 21:00:00+00', 'fan-1', 'speed', 1156.81),
	('2026-03-02 21:30:00+00', 'pump-1', 'temperature', 43.46),
	('2026-03-02 21:30:00+00', 'pump-1', 'pressure', 8.69),
	('2026-03-02 21:30:00+00', 'pump-2', 'temperature', 63.4),
	('2026-03-02 21:30:00+00', 'fan-1', 'speed', 1113.63),
	('2026-03-02 22:00:00+00', 'pump-1', 'temperature', 44.76),
	('2026-03-02 22:00:00+00', 'pump-1', 'pressure', 9),
	('2026-03-02 22:00:00+00', 'pump-2', 'temperature', 62.33),
	('2026-03-02 22:00:00+00', 'fan-1', 'speed', 1073.91),
	('2026-03-02 22:30:00+00', 'pump-1', 'temperature', 45.97),
	('2026-03-02 22:30:00+00', 'pump-1', 'pressure', 7.58),
	('2026-03-02 22:30:00+00', 'pump-2', 'temperature', 61.12),
	('2026-03-02 22:30:00+00', 'fan-1', 'speed', 1036.76),
	('2026-03-02 23:00:00+00', 'pump-1', 'temperature', 47.07),
	('2026-03-02 23:00:00+00', 'pump-1', 'pressure', 7.84),
	('2026-03-02 23:00:00+00', 'pump-2', 'temperature', 59.81),
	('2026-03-02 23:00:00+00', 'fan-1', 'speed', 1002.95),
	('2026-03-02 23:30:00+00', 'pump-1', 'temperature', 48.05),
	('2026-03-02 23:30:00+00', 'pump-1', 'pressure', 8.06),
	('2026-03-02 23:30:00+00', 'pump-2', 'temperature', 56.73),
	('2026-03-02 23:30:00+00', 'fan-1', 'speed', 973.17);


--
-- Data for Name: _hyper_1_3_chunk; Type: TABLE DATA; Schema: _timescaledb_internal; Owner: -
--

INSERT INTO _timescaledb_internal._hyper_1_3_chunk VALUES
	('2026-03-03 00:00:00+00', 'pump-1', 'temperature', 48.9),
	('2026-03-03 00:00:00+00', 'pump-1', 'pressure', 8.26),
	('2026-03-03 00:00:00+00', 'pump-2', 'temperature', 55.32),
	('2026-03-03 00:00:00+00', 'fan-1', 'speed', 948.04),
	('2026-03-03 00:30:00+00', 'pump-1', 'temperature', 47.89),
	('2026-03-03 00:30:00+00', 'pump-1', 'pressure', 8.43),
	('2026-03-03 00:30:00+00', 'pump-2', 'temperature', 53.92),
	('2026-03-03 00:30:00+00', 'fan-1', 'speed', 926.37),
	('2026-03-03 01:00:00+00', 'pump-1', 'temperature', 48.42),
	('2026-03-03 01:00:00+00', 'pump-1', 'pressure', 8.58),
	('2026-03-03 01:00:00+00', 'pump-2', 'temperature', 52.55),
	('2026-03-03 01:00:00+00', 'fan-1', 'speed', 911.98),
	('2026-03-03 01:30:00+00', 'pump-1', 'temperature', 48.8),
	('2026-03-03 01:30:00+00', 'pump-1', 'pressure', 7),
	('2026-03-03 01:30:00+00', 'pump-2', 'temperature', 51.24),
	('2026-03-03 01:30:00+00', 'fan-1', 'speed', 903.47),
	('2026-03-03 02:00:00+00', 'pump-1', 'temperature', 49.01),
	('2026-03-03 02:00:00+00', 'pump-1', 'pressure', 7.11),
	('2026-03-03 02:00:00+00', 'pump-2', 'temperature', 50.05),
	('2026-03-03 02:00:00+00', 'fan-1', 'speed', 901.01),
	('2026-03-03 02:30:00+00', 'pump-1', 'temperature', 49.06),
	('2026-03-03 02:30:00+00', 'pump-1', 'pressure', 7.21),
	('2026-03-03 02:30:00+00', 'pump-2', 'temperature', 47.28),
	('2026-03-03 02:30:00+00', 'fan-1', 'speed', 904.66),
	('2026-03-03 03:00:00+00', 'pump-1', 'temperature', 47.26),
	('2026-03-03 03:00:00+00', 'pump-1', 'pressure', 7.3),
	('2026-03-03 03:00:00+00', 'pump-2', 'temperature', 46.38),
	('2026-03-03 03:00:00+00', 'fan-1', 'speed', 914.36),
	('2026-03-03 03:30:00+00', 'pump-1', 'temperature', 47),
	('2026-03-03 03:30:00+00', 'pump-1', 'pressure', 7.39),
	('2026-03-03 03:30:00+00', 'pump-2', 'temperature', 45.66),
	('2026-03-03 03:30:00+00', 'fan-1', 'speed', 928.21),
	('2026-03-03 04:00:00+00', 'pump-1', 'temperature', 46.61),
	('2026-03-03 04:00:00+00', 'pump-1', 'pressure', 5.78),
	('2026-03-03 04:00:00+00', 'pump-2', 'temperature', 45.15),
	('2026-03-03 04:00:00+00', 'fan-1', 'speed', 949.3),
	('2026-03-03 04:30:00+00', 'pump-1', 'temperature', 46.1),
	('2026-03-03 04:30:00+00', 'pump-1', 'pressure', 5.87),
	('2026-03-03 04:30:00+00', 'pump-2', 'temperature', 44.86),
	('2026-03-03 04:30:00+00', 'fan-1', 'speed', 975.5),
	('2026-03-03 05:00:00+00', 'pump-1', 'temperature', 45.48),
	('2026-03-03 05:00:00+00', 'pump-1', 'pressure', 5.97),
	('2026-03-03 05:00:00+00', 'pump-2', 'temperature', 43.11),
	('2026-03-03 05:00:00+00', 'fan-1', 'speed', 1006.3),
	('2026-03-03 05:30:00+00', 'pump-1', 'temperature', 44.78),
	('2026-03-03 05:30:00+00', 'pump-1', 'pressure', 6.08),
	('2026-03-03 05:30:00+00', 'pump-2', 'temperature', 43.3),
	('2026-03-03 05:30:00+00', 'fan-1', 'speed', 1041.07),
	('2026-03-03 06:00:00+00', 'pump-1', 'temperature', 42.31),
	('2026-03-03 06:00:00+00', 'pump-1', 'pressure', 6.21),
	('2026-03-03 06:00:00+00', 'pump-2', 'temperature', 43.73),
	('2026-03-03 06:00:00+00', 'fan-1', 'speed', 1077.4),
	('2026-03-03 06:30:00+00', 'pump-1', 'temperature', 41.49),
	('2026-03-03 06:30:00+00', 'pump-1', 'pressure', 6.36),
	('2026-03-03 06:30:00+00', 'pump-2', 'temperature', 44.41),
	('2026-03-03 06:30:00+00', 'fan-1', 'speed', 1117.93),
	('2026-03-03 07:00:00+00', 'pump-1', 'temperature', 40.65),
	('2026-03-03 07:00:00+00', 'pump-1', 'pressure', 4.83),
	('2026-03-03 07:00:00+00', 'pump-2', 'temperature', 45.32),
	('2026-03-03 07:00:00+00', 'fan-1', 'speed', 1160.14),
	('2026-03-03 07:30:00+00', 'pump-1', 'temperature', 39.81),
	('2026-03-03 07:30:00+00', 'pump-1', 'pressure', 5.03),
	('2026-03-03 07:30:00+00', 'pump-2', 'temperature', 46.45),
	('2026-03-03 07:30:00+00', 'fan-1', 'speed', 1203.18),
	('2026-03-03 08:00:00+00', 'pump-1', 'temperature', 39),
	('2026-03-03 08:00:00+00', 'pump-1', 'pressure', 5.26),
	('2026-03-03 08:00:00+00', 'pump-2', 'temperature', 46.09),
	('2026-03-03 08:00:00+00', 'fan-1', 'speed', 1246.16),
	('2026-03-03 08:30:00+00', 'pump-1', 'temperature', 38.23),
	('2026-03-03 08:30:00+00', 'pump-1', 'pressure', 5.51),
	('2026-03-03 08:30:00+00', 'pump-2', 'temperature', 47.61),
	('2026-03-03 08:30:00+00', 'fan-1', 'speed', 1288.23),
	('2026-03-03 09:00:00+00', 'pump-1', 'temperature', 35.83),
	('2026-03-03 09:00:00+00', 'pump-1', 'pressure', 5.8),
	('2026-03-03 09:00:00+00', 'pump-2', 'temperature', 49.29),
	('2026-03-03 09:00:00+00', 'fan-1', 'speed', 1326.84),
	('2026-03-03 09:30:00+00', 'pump-1', 'temperature', 35.22),
	('2026-03-03 09:30:00+00', 'pump-1', 'pressure', 6.12),
	('2026-03-03 09:30:00+00', 'pump-2', 'temperature', 51.1),
	('2026-03-03 09:30:00+00', 'fan-1', 'speed', 1364.56),
	('2026-03-03 10:00:00+00', 'pump-1', 'temperature', 34.72),
	('2026-03-03 10:00:00+00', 'pump-1', 'pressure', 4.76),
	('2026-03-03 10:00:00+00', 'pump-2', 'temperature', 53.01),
	('2026-03-03 10:00:00+00', 'fan-1', 'speed', 1398.94),
	('2026-03-03 10:30:00+00', 'pump-1', 'temperature', 34.34),
	('2026-03-03 10:30:00+00', 'pump-1', 'pressure', 5.14),
	('2026-03-03 10:30:00+00', 'pump-2', 'temperature', 54.98),
	('2026-03-03 10:30:00+00', 'fan-1', 'speed', 1429.28),
	('2026-03-03 11:00:00+00', 'pump-1', 'temperature', 34.1),
	('2026-03-03 11:00:00+00', 'pump-1', 'pressure', 5.54),
	('2026-03-03 11:00:00+00', 'pump-2', 'temperature', 55.29),
	('2026-03-03 11:00:00+00', 'fan-1', 'speed', 1454.96),
	('2026-03-03 11:30:00+00', 'pump-1', 'temperature', 32.31),
	('2026-03-03 11:30:00+00', 'pump-1', 'pressure', 5.97),
	('2026-03-03 11:30:00+00', 'pump-2', 'temperature', 57.3),
	('2026-03-03 11:30:00+00', 'fan-1', 'speed', 1475.48),
	('2026-03-03 12:00:00+00', 'pump-1', 'temperature', 32.37),
	('2026-03-03 12:00:00+00', 'pump-1', 'pressure', 6.43),
	('2026-03-03 12:00:00+00', 'pump-2', 'temperature', 59.27),
	('2026-03-03 12:00:00+00', 'fan-1', 'speed', 1488.72),
	('2026-03-03 12:30:00+00', 'pump-1', 'temperature', 32.6),
	('2026-03-03 12:30:00+00', 'pump-1', 'pressure', 5.2),
	('2026-03-03 12:30:00+00', 'pump-2', 'temperature', 61.17),
	('2026-03-03 12:30:00+00', 'fan-1', 'speed', 1497.78),
	('2026-03-03 13:00:00+00', 'pump-1', 'temperature', 32.99),
	('2026-03-03 13:00:00+00', 'pump-1', 'pressure', 5.69),
	('2026-03-03 13:00:00+00', 'pump-2', 'temperature', 62.97),
	('2026-03-03 13:00:00+00', 'fan-1', 'speed', 1500.79),
	('2026-03-03 13:30:00+00', 'pump-1', 'temperature', 33.54),
	('2026-03-03 13:30:00+00', 'pump-1', 'pressure', 6.19),
	('2026-03-03 13:30:00+00', 'pump-2', 'temperature', 62.93),
	('2026-03-03 13:30:00+00', 'fan-1', 'speed', 1497.68),
	('2026-03-03 14:00:00+00', 'pump-1', 'temperature', 34.25),
	('2026-03-03 14:00:00+00', 'pump-1', 'pressure', 6.7),
	('2026-03-03 14:00:00+00', 'pump-2', 'temperature', 64.43),
	('2026-03-03 14:00:00+00', 'fan-1', 'speed', 1488.53),
	('2026-03-03 14:30:00+00', 'pump-1', 'temperature', 33.4),
	('2026-03-03 14:30:00+00', 'pump-1', 'pressure', 7.21),
	('2026-03-03 14:30:00+00', 'pump-2', 'temperature', 65.75),
	('2026-03-03 14:30:00+00', 'fan-1', 'speed', 1471.83),
	('2026-03-03 15:00:00+00', 'pump-1', 'temperature', 34.39),
	('2026-03-03 15:00:00+00', 'pump-1', 'pressure', 7.72),
	('2026-03-03 15:00:00+00', 'pump-2', 'temperature', 66.86),
	('2026-03-03 15:00:00+00', 'fan-1', 'speed', 1451.3),
	('2026-03-03 15:30:00+00', 'pump-1', 'temperature', 35.51),
	('2026-03-03 15:30:00+00', 'pump-1', 'pressure', 6.53),
	('2026-03-03 15:30:00+00', 'pump-2', 'temperature', 67.74),
	('2026-03-03 15:30:00+00', 'fan-1', 'speed', 1425.65),
	('2026-03-03 16:00:00+00', 'pump-1', 'temperature', 36.72),
	('2026-03-03 16:00:00+00', 'pump-1', 'pressure', 7.03),
	('2026-03-03 16:00:00+00', 'pump-2', 'temperature', 68.39),
	('2026-03-03 16:00:00+00', 'fan-1', 'speed', 1395.41),
	('2026-03-03 16:30:00+00', 'pump-1', 'temperature', 38.03),
	('2026-03-03 16:30:00+00', 'pump-1', 'pressure', 7.52),
	('2026-03-03 16:30:00+00', 'pump-2', 'temperature', 67.1),
	('2026-03-03 16:30:00+00', 'fan-1', 'speed', 1361.21),
	('2026-03-03 17:00:00+00', 'pump-1', 'temperature', 39.4),
	('2026-03-03 17:00:00+00', 'pump-1', 'pressure', 7.99),
	('2026-03-03 17:00:00+00', 'pump-2', 'temperature', 67.26),
	('2026-03-03 17:00:00+00', 'fan-1', 'speed', 1323.75),
	('2026-03-03 17:30:00+00', 'pump-1', 'temperature', 39.12),
	('2026-03-03 17:30:00+00', 'pump-1', 'pressure', 8.44),
	('2026-03-03 17:30:00+00', 'pump-2', 'temperature', 67.19),
	('2026-03-03 17:30:00+00', 'fan-1', 'speed', 1282.1),
	('2026-03-03 18:00:00+00', 'pump-1', 'temperature', 40.56),
	('2026-03-03 18:00:00+00', 'pump-1', 'pressure', 8.87),
	('2026-03-03 18:00:00+00', 'pump-2', 'temperature', 66.87),
	('2026-03-03 18:00:00+00', 'fan-1', 'speed', 1240.48),
	('2026-03-03 18:30:00+00', 'pump-1', 'temperature', 42),
	('2026-03-03 18:30:00+00', 'pump-1', 'pressure', 7.57),
	('2026-03-03 18:30:00+00', 'pump-2', 'temperature', 66.34),
	('2026-03-03 18:30:00+00', 'fan-1', 'speed', 1198.04),
	('2026-03-03 19:00:00+00', 'pump-1', 'temperature', 43.41),
	('2026-03-03 19:00:00+00', 'pump-1', 'pressure', 7.94),
	('2026-03-03 19:00:00+00', 'pump-2', 'temperature', 65.6),
	('2026-03-03 19:00:00+00', 'fan-1', 'speed', 1155.66),
	('2026-03-03 19:30:00+00', 'pump-1', 'temperature', 44.78),
	('2026-03-03 19:30:00+00', 'pump-1', 'pressure', 8.29),
	('2026-03-03 19:30:00+00', 'pump-2', 'temperature', 62.98),
	('2026-03-03 19:30:00+00', 'fan-1', 'speed', 1114.2),
	('2026-03-03 20:00:00+00', 'pump-1', 'temperature', 44.38),
	('2026-03-03 20:00:00+00', 'pump-1', 'pressure', 8.6),
	('2026-03-03 20:00:00+00', 'pump-2', 'temperature', 61.9),
	('2026-03-03 20:00:00+00', 'fan-1', 'speed', 1074.52),
	('2026-03-03 20:30:00+00', 'pump-1', 'temperature', 45.59),
	('2026-03-03 20:30:00+00', 'pump-1', 'pressure', 8.88),
	('2026-03-03 20:30:00+00', 'pump-2', 'temperature', 60.69),
	('2026-03-03 20:30:00+00', 'fan-1', 'speed', 1035.72),
	('2026-03-03 21:00:00+00', 'pump-1', 'temperature', 46.69),
	('2026-03-03 21:00:00+00', 'pump-1', 'pressure', 7.44),
	('2026-03-03 21:00:00+00', 'pump-2', 'temperature', 59.38),
	('2026-03-03 21:00:00+00', 'fan-1', 'speed', 1001.98),
	('2026-03-03 21:30:00+00', 'pump-1', 'temperature', 47.66),
	('2026-03-03 21:30:00+00', 'pump-1', 'pressure', 7.66),
	('2026-03-03 21:30:00+00', 'pump-2', 'temperature', 58),
	('2026-03-03 21:30:00+00', 'fan-1', 'speed', 972.28),
	('2026-03-03 22:00:00+00', 'pump-1', 'temperature', 48.5),
	('2026-03-03 22:00:00+00', 'pump-1', 'pressure', 7.85),
	('2026-03-03 22:00:00+00', 'pump-2', 'temperature', 54.89),
	('2026-03-03 22:00:00+00', 'fan-1', 'speed', 947.23),
	('2026-03-03 22:30:00+00', 'pump-1', 'temperature', 49.19),
	('2026-03-03 22:30:00+00', 'pump-1', 'pressure', 8.03),
	('2026-03-03 22:30:00+00', 'pump-2', 'temperature', 53.49),
	('2026-03-03 22:30:00+00', 'fan-1', 'speed', 927.36),
	('2026-03-03 23:00:00+00', 'pump-1', 'temperature', 48.03),
	('2026-03-03 23:00:00+00', 'pump-1', 'pressure', 8.17),
	('2026-03-03 23:00:00+00', 'pump-2', 'temperature', 52.12),
	('2026-03-03 23:00:00+00', 'fan-1', 'speed', 911.37),
	('2026-03-03 23:30:00+00', 'pump-1', 'temperature', 48.4),
	('2026-03-03 23:30:00+00', 'pump-1', 'pressure', 8.3),
	('2026-03-03 23:30:00+00', 'pump-2', 'temperature', 50.82),
	('2026-03-03 23:30:00+00', 'fan-1', 'speed', 902.96);


--
-- Data for Name: _hyper_1_4_chunk; Type: TABLE DATA; Schema: _timescaledb_internal; Owner: -
--

INSERT INTO _timescaledb_internal._hyper_1_4_chunk VALUES
	('2026-03-04 00:00:00+00', 'pump-1', 'temperature', 48.61),
	('2026-03-04 00:00:00+00', 'pump-1', 'pressure', 6.71),
	('2026-03-04 00:00:00+00', 'pump-2', 'temperature', 49.62),
	('2026-03-04 00:00:00+00', 'fan-1', 'speed', 900.61),
	('2026-03-04 00:30:00+00', 'pump-1', 'temperature', 48.66),
	('2026-03-04 00:30:00+00', 'pump-1', 'pressure', 6.81),
	('2026-03-04 00:30:00+00', 'pump-2', 'temperature', 48.56),
	('2026-03-04 00:30:00+00', 'fan-1', 'speed', 904.37),
	('2026-03-04 01:00:00+00', 'pump-1', 'temperature', 48.55),
	('2026-03-04 01:00:00+00', 'pump-1', 'pressure', 6.9),
	('2026-03-04 01:00:00+00', 'pump-2', 'temperature', 45.96),
	('2026-03-04 01:00:00+00', 'fan-1', 'speed', 914.18),
	('2026-03-04 01:30:00+00', 'pump-1', 'temperature', 48.29),
	('2026-03-04 01:30:00+00', 'pump-1', 'pressure', 6.99),
	('2026-03-04 01:30:00+00', 'pump-2', 'temperature', 45.25),
	('2026-03-04 01:30:00+00', 'fan-1', 'speed', 929.83),
	('2026-03-04 02:00:00+00', 'pump-1', 'temperature', 46.2),
	('2026-03-04 02:00:00+00', 'pump-1', 'pressure', 7.07),
	('2026-03-04 02:00:00+00', 'pump-2', 'temperature', 44.74),
	('2026-03-04 02:00:00+00', 'fan-1', 'speed', 949.31),
	('2026-03-04 02:30:00+00', 'pump-1', 'temperature', 45.69),
	('2026-03-04 02:30:00+00', 'pump-1', 'pressure', 7.16),
	('2026-03-04 02:30:00+00', 'pump-2', 'temperature', 44.45),
	('2026-03-04 02:30:00+00', 'fan-1', 'speed', 975.61),
	('2026-03-04 03:00:00+00', 'pump-1', 'temperature', 45.07),
	('2026-03-04 03:00:00+00', 'pump-1', 'pressure', 5.56),
	('2026-03-04 03:00:00+00', 'pump-2', 'temperature', 44.41),
	('2026-03-04 03:00:00+00', 'fan-1', 'speed', 1006.48),
	('2026-03-04 03:30:00+00', 'pump-1', 'temperature', 44.36),
	('2026-03-04 03:30:00+00', 'pump-1', 'pressure', 5.68),
	('2026-03-04 03:30:00+00', 'pump-2', 'temperature', 44.6),
	('2026-03-04 03:30:00+00', 'fan-1', 'speed', 1041.31),
	('2026-03-04 04:00:00+00', 'pump-1', 'temperature', 43.59),
	('2026-03-04 04:00:00+00', 'pump-1', 'pressure', 5.81),
	('2026-03-04 04:00:00+00', 'pump-2', 'temperature', 43.34),
	('2026-03-04 04:00:00+00', 'fan-1', 'speed', 1079.4),
	('2026-03-04 04:30:00+00', 'pump-1', 'temperature', 41.07),
	('2026-03-04 04:30:00+00', 'pump-1', 'pressure', 5.96),
	('2026-03-04 04:30:00+00', 'pump-2', 'temperature', 44.02),
	('2026-03-04 04:30:00+00', 'fan-1', 'speed', 1119.96),
	('2026-03-04 05:00:00+00', 'pump-1', 'temperature', 40.23),
	('2026-03-04 05:00:00+00', 'pump-1', 'pressure', 6.13),
	('2026-03-04 05:00:00+00', 'pump-2', 'temperature', 44.93),
	('2026-03-04 05:00:00+00', 'fan-1', 'speed', 1160.49),
	('2026-03-04 05:30:00+00', 'pump-1', 'temperature', 39.39),
	('2026-03-04 05:30:00+00', 'pump-1', 'pressure', 4.63),
	('2026-03-04 05:30:00+00', 'pump-2', 'temperature', 46.07),
	('2026-03-04 05:30:00+00', 'fan-1', 'speed', 1203.53),
	('2026-03-04 06:00:00+00', 'pump-1', 'temperature', 38.58),
	('2026-03-04 06:00:00+00', 'pump-1', 'pressure', 4.86),
	('2026-03-04 06:00:00+00', 'pump-2', 'temperature', 47.41),
	('2026-03-04 06:00:00+00', 'fan-1', 'speed', 1246.51),
	('2026-03-04 06:30:00+00', 'pump-1', 'temperature', 37.81),
	('2026-03-04 06:30:00+00', 'pump-1', 'pressure', 5.11),
	('2026-03-04 06:30:00+00', 'pump-2', 'temperature', 47.23),
	('2026-03-04 06:30:00+00', 'fan-1', 'speed', 1288.56),
	('2026-03-04 07:00:00+00', 'pump-1', 'temperature', 37.11),
	('2026-03-04 07:00:00+00', 'pump-1', 'pressure', 5.4),
	('2026-03-04 07:00:00+00', 'pump-2', 'temperature', 48.91),
	('2026-03-04 07:00:00+00', 'fan-1', 'speed', 1328.83),
	('2026-03-04 07:30:00+00', 'pump-1', 'temperature', 34.81),
	('2026-03-04 07:30:00+00', 'pump-1', 'pressure', 5.72),
	('2026-03-04 07:30:00+00', 'pump-2', 'temperature', 50.72),
	('2026-03-04 07:30:00+00', 'fan-1', 'speed', 1364.79),
	('2026-03-04 08:00:00+00', 'pump-1', 'temperature', 34.31),
	('2026-03-04 08:00:00+00', 'pump-1', 'pressure', 6.06),
	('2026-03-04 08:00:00+00', 'pump-2', 'temperature', 52.63),
	('2026-03-04 08:00:00+00', 'fan-1', 'speed', 1399.11),
	('2026-03-04 08:30:00+00', 'pump-1', 'temperature', 33.93),
	('2026-03-04 08:30:00+00', 'pump-1', 'pressure', 4.74),
	('2026-03-04 08:30:00+00', 'pump-2', 'temperature', 54.61),
	('2026-03-04 08:30:00+00', 'fan-1', 'speed', 1429.37),
	('2026-03-04 09:00:00+00', 'pump-1', 'temperature', 33.69),
	('2026-03-04 09:00:00+00', 'pump-1', 'pressure', 5.15),
	('2026-03-04 09:00:00+00', 'pump-2', 'temperature', 56.62),
	('2026-03-04 09:00:00+00', 'fan-1', 'speed', 1454.97),
	('2026-03-04 09:30:00+00', 'pump-1', 'temperature', 33.6),
	('2026-03-04 09:30:00+00', 'pump-1', 'pressure', 5.58),
	('2026-03-04 09:30:00+00', 'pump-2', 'temperature', 56.93),
	('2026-03-04 09:30:00+00', 'fan-1', 'speed', 1475.39),
	('2026-03-04 10:00:00+00', 'pump-1', 'temperature', 33.67),
	('2026-03-04 10:00:00+00', 'pump-1', 'pressure', 6.03),
	('2026-03-04 10:00:00+00', 'pump-2', 'temperature', 58.9),
	('2026-03-04 10:00:00+00', 'fan-1', 'speed', 1490.23),
	('2026-03-04 10:30:00+00', 'pump-1', 'temperature', 32.2),
	('2026-03-04 10:30:00+00', 'pump-1', 'pressure', 6.5),
	('2026-03-04 10:30:00+00', 'pump-2', 'temperature', 60.8),
	('2026-03-04 10:30:00+00', 'fan-1', 'speed', 1497.49),
	('2026-03-04 11:00:00+00', 'pump-1', 'temperature', 32.59),
	('2026-03-04 11:00:00+00', 'pump-1', 'pressure', 6.99),
	('2026-03-04 11:00:00+00', 'pump-2', 'temperature', 62.59),
	('2026-03-04 11:00:00+00', 'fan-1', 'speed', 1500.38),
	('2026-03-04 11:30:00+00', 'pump-1', 'temperature', 33.15),
	('2026-03-04 11:30:00+00', 'pump-1', 'pressure', 5.79),
	('2026-03-04 11:30:00+00', 'pump-2', 'temperature', 64.25),
	('2026-03-04 11:30:00+00', 'fan-1', 'speed', 1497.17),
	('2026-03-04 12:00:00+00', 'pump-1', 'temperature', 33.86),
	('2026-03-04 12:00:00+00', 'pump-1', 'pressure', 6.3),
	('2026-03-04 12:00:00+00', 'pump-2', 'temperature', 65.75),
	('2026-03-04 12:00:00+00', 'fan-1', 'speed', 1487.91),
	('2026-03-04 12:30:00+00', 'pump-1', 'temperature', 34.71),
	('2026-03-04 12:30:00+00', 'pump-1', 'pressure', 6.82),
	('2026-03-04 12:30:00+00', 'pump-2', 'temperature', 65.36),
	('2026-03-04 12:30:00+00', 'fan-1', 'speed', 1472.81),
	('2026-03-04 13:00:00+00', 'pump-1', 'temperature', 34.01),
	('2026-03-04 13:00:00+00', 'pump-1', 'pressure', 7.33),
	('2026-03-04 13:00:00+00', 'pump-2', 'temperature', 66.47),
	('2026-03-04 13:00:00+00', 'fan-1', 'speed', 1452.18),
	('2026-03-04 13:30:00+00', 'pump-1', 'temperature', 35.12),
	('2026-03-04 13:30:00+00', 'pump-1', 'pressure', 7.84),
	('2026-03-04 13:30:00+00', 'pump-2', 'temperature', 67.35),
	('2026-03-04 13:30:00+00', 'fan-1', 'speed', 1424.74),
	('2026-03-04 14:00:00+00', 'pump-1', 'temperature', 36.34),
	('2026-03-04 14:00:00+00', 'pump-1', 'pressure', 6.64),
	('2026-03-04 14:00:00+00', 'pump-2', 'temperature', 68),
	('2026-03-04 14:00:00+00', 'fan-1', 'speed', 1394.43),
	('2026-03-04 14:30:00+00', 'pump-1', 'temperature', 37.65),
	('2026-03-04 14:30:00+00', 'pump-1', 'pressure', 7.12),
	('2026-03-04 14:30:00+00', 'pump-2', 'temperature', 68.4),
	('2026-03-04 14:30:00+00', 'fan-1', 'speed', 1360.17),
	('2026-03-04 15:00:00+00', 'pump-1', 'temperature', 39.02),
	('2026-03-04 15:00:00+00', 'pump-1', 'pressure', 7.59),
	('2026-03-04 15:00:00+00', 'pump-2', 'temperature', 66.86),
	('2026-03-04 15:00:00+00', 'fan-1', 'speed', 1322.66),
	('2026-03-04 15:30:00+00', 'pump-1', 'temperature', 40.44),
	('2026-03-04 15:30:00+00', 'pump-1', 'pressure', 8.04),
	('2026-03-04 15:30:00+00', 'pump-2', 'temperature', 66.78),
	('2026-03-04 15:30:00+00', 'fan-1', 'speed', 1282.67),
	('2026-03-04 16:00:00+00', 'pump-1', 'temperature', 40.18),
	('2026-03-04 16:00:00+00', 'pump-1', 'pressure', 8.47),
	('2026-03-04 16:00:00+00', 'pump-2', 'temperature', 66.46),
	('2026-03-04 16:00:00+00', 'fan-1', 'speed', 1239.33),
	('2026-03-04 16:30:00+00', 'pump-1', 'temperature', 41.62),
	('2026-03-04 16:30:00+00', 'pump-1', 'pressure', 8.87),
	('2026-03-04 16:30:00+00', 'pump-2', 'temperature', 65.92),
	('2026-03-04 16:30:00+00', 'fan-1', 'speed', 1196.89),
	('2026-03-04 17:00:00+00', 'pump-1', 'temperature', 43.03),
	('2026-03-04 17:00:00+00', 'pump-1', 'pressure', 7.54),
	('2026-03-04 17:00:00+00', 'pump-2', 'temperature', 65.18),
	('2026-03-04 17:00:00+00', 'fan-1', 'speed', 1154.51),
	('2026-03-04 17:30:00+00', 'pump-1', 'temperature', 44.4),
	('2026-03-04 17:30:00+00', 'pump-1', 'pressure', 7.89),
	('2026-03-04 17:30:00+00', 'pump-2', 'temperature', 64.26),
	('2026-03-04 17:30:00+00', 'fan-1', 'speed', 1113.08),
	('2026-03-04 18:00:00+00', 'pump-1', 'temperature', 45.69),
	('2026-03-04 18:00:00+00', 'pump-1', 'pressure', 8.2),
	('2026-03-04 18:00:00+00', 'pump-2', 'temperature', 61.47),
	('2026-03-04 18:00:00+00', 'fan-1', 'speed', 1073.43),
	('2026-03-04 18:30:00+00', 'pump-1', 'temperature', 46.9),
	('2026-03-04 18:30:00+00', 'pump-1', 'pressure', 8.48),
	('2026-03-04 18:30:00+00', 'pump-2', 'temperature', 60.26),
	('2026-03-04 18:30:00+00', 'fan-1', 'speed', 1036.39),
	('2026-03-04 19:00:00+00', 'pump-1', 'temperature', 46.3),
	('2026-03-04 19:00:00+00', 'pump-1', 'pressure', 8.73),
	('2026-03-04 19:00:00+00', 'pump-2', 'temperature', 58.95),
	('2026-03-04 19:00:00+00', 'fan-1', 'speed', 1001.01),
	('2026-03-04 19:30:00+00', 'pump-1', 'temperature', 47.28),
	('2026-03-04 19:30:00+00', 'pump-1', 'pressure', 8.96),
	('2026-03-04 19:30:00+00', 'pump-2', 'temperature', 57.57),
	('2026-03-04 19:30:00+00', 'fan-1', 'speed', 971.39),
	('2026-03-04 20:00:00+00', 'pump-1', 'temperature', 48.11),
	('2026-03-04 20:00:00+00', 'pump-1', 'pressure', 7.45),
	('2026-03-04 20:00:00+00', 'pump-2', 'temperature', 56.16),
	('2026-03-04 20:00:00+00', 'fan-1', 'speed', 946.43),
	('2026-03-04 20:30:00+00', 'pump-1', 'temperature', 48.8),
	('2026-03-04 20:30:00+00', 'pump-1', 'pressure', 7.62),
	('2026-03-04 20:30:00+00', 'pump-2', 'temperature', 54.76),
	('2026-03-04 20:30:00+00', 'fan-1', 'speed', 926.65),
	('2026-03-04 21:00:00+00', 'pump-1', 'temperature', 49.33),
	('2026-03-04 21:00:00+00', 'pump-1', 'pressure', 7.77),
	('2026-03-04 21:00:00+00', 'pump-2', 'temperature', 51.69),
	('2026-03-04 21:00:00+00', 'fan-1', 'speed', 912.47),
	('2026-03-04 21:30:00+00', 'pump-1', 'temperature', 48),
	('2026-03-04 21:30:00+00', 'pump-1', 'pressure', 7.9),
	('2026-03-04 21:30:00+00', 'pump-2', 'temperature', 50.39),
	('2026-03-04 21:30:00+00', 'fan-1', 'speed', 904.16),
	('2026-03-04 22:00:00+00', 'pump-1', 'temperature', 48.21),
	('2026-03-04 22:00:00+00', 'pump-1', 'pressure', 8.01),
	('2026-03-04 22:00:00+00', 'pump-2', 'temperature', 49.2),
	('2026-03-04 22:00:00+00', 'fan-1', 'speed', 900.22),
	('2026-03-04 22:30:00+00', 'pump-1', 'temperature', 48.25),
	('2026-03-04 22:30:00+00', 'pump-1', 'pressure', 6.41),
	('2026-03-04 22:30:00+00', 'pump-2', 'temperature', 48.14),
	('2026-03-04 22:30:00+00', 'fan-1', 'speed', 904.09),
	('2026-03-04 23:00:00+00', 'pump-1', 'temperature', 48.14),
	('2026-03-04 23:00:00+00', 'pump-1', 'pressure', 6.5),
	('2026-03-04 23:00:00+00', 'pump-2', 'temperature', 47.24),
	('2026-03-04 23:00:00+00', 'fan-1', 'speed', 914),
	('2026-03-04 23:30:00+00', 'pump-1', 'temperature', 47.88),
	('2026-03-04 23:30:00+00', 'pump-1', 'pressure', 6.58),
	('2026-03-04 23:30:00+00', 'pump-2', 'temperature', 44.83),
	('2026-03-04 23:30:00+00', 'fan-1', 'speed', 929.75);


--
-- Data for Name: _hyper_1_5_chunk; Type: TABLE DATA; Schema: _timescaledb_internal; Owner: -
--

INSERT INTO _timescaledb_internal._hyper_1_5_chunk VALUES
	('2026-03-05 00:00:00+00', 'pump-1', 'temperature', 47.49),
	('2026-03-05 00:00:00+00', 'pump-1', 'pressure', 6.67),
	('2026-03-05 00:00:00+00', 'pump-2', 'temperature', 44.33),
	('2026-03-05 00:00:00+00', 'fan-1', 'speed', 951.03),
	('2026-03-05 00:30:00+00', 'pump-1', 'temperature', 45.27),
	('2026-03-05 00:30:00+00', 'pump-1', 'pressure', 6.76),
	('2026-03-05 00:30:00+00', 'pump-2', 'temperature', 44.05),
	('2026-03-05 00:30:00+00', 'fan-1', 'speed', 975.71),
	('2026-03-05 01:00:00+00', 'pump-1', 'temperature', 44.65),
	('2026-03-05 01:00:00+00', 'pump-1', 'pressure', 6.86),
	('2026-03-05 01:00:00+00', 'pump-2', 'temperature', 44),
	('2026-03-05 01:00:00+00', 'fan-1', 'speed', 1006.66),
	('2026-03-05 01:30:00+00', 'pump-1', 'temperature', 43.94),
	('2026-03-05 01:30:00+00', 'pump-1', 'pressure', 5.27),
	('2026-03-05 01:30:00+00', 'pump-2', 'temperature', 44.2),
	('2026-03-05 01:30:00+00', 'fan-1', 'speed', 1041.55),
	('2026-03-05 02:00:00+00', 'pump-1', 'temperature', 43.17),
	('2026-03-05 02:00:00+00', 'pump-1', 'pressure', 5.4),
	('2026-03-05 02:00:00+00', 'pump-2', 'temperature', 44.64),
	('2026-03-05 02:00:00+00', 'fan-1', 'speed', 1079.69),
	('2026-03-05 02:30:00+00', 'pump-1', 'temperature', 42.35),
	('2026-03-05 02:30:00+00', 'pump-1', 'pressure', 5.55),
	('2026-03-05 02:30:00+00', 'pump-2', 'temperature', 43.63),
	('2026-03-05 02:30:00+00', 'fan-1', 'speed', 1120.29),
	('2026-03-05 03:00:00+00', 'pump-1', 'temperature', 41.51),
	('2026-03-05 03:00:00+00', 'pump-1', 'pressure', 5.73),
	('2026-03-05 03:00:00+00', 'pump-2', 'temperature', 44.55),
	('2026-03-05 03:00:00+00', 'fan-1', 'speed', 1162.55),
	('2026-03-05 03:30:00+00', 'pump-1', 'temperature', 38.97),
	('2026-03-05 03:30:00+00', 'pump-1', 'pressure', 5.93),
	('2026-03-05 03:30:00+00', 'pump-2', 'temperature', 45.69),
	('2026-03-05 03:30:00+00', 'fan-1', 'speed', 1203.89),
	('2026-03-05 04:00:00+00', 'pump-1', 'temperature', 38.16),
	('2026-03-05 04:00:00+00', 'pump-1', 'pressure', 6.16),
	('2026-03-05 04:00:00+00', 'pump-2', 'temperature', 47.03),
	('2026-03-05 04:00:00+00', 'fan-1', 'speed', 1246.86),
	('2026-03-05 04:30:00+00', 'pump-1', 'temperature', 37.39),
	('2026-03-05 04:30:00+00', 'pump-1', 'pressure', 4.71),
	('2026-03-05 04:30:00+00', 'pump-2', 'temperature', 48.55),
	('2026-03-05 04:30:00+00', 'fan-1', 'speed', 1288.89),
	('2026-03-05 05:00:00+00', 'pump-1', 'temperature', 36.7),
	('2026-03-05 05:00:00+00', 'pump-1', 'pressure', 5),
	('2026-03-05 05:00:00+00', 'pump-2', 'temperature', 50.24),
	('2026-03-05 05:00:00+00', 'fan-1', 'speed', 1329.11),
	('2026-03-05 05:30:00+00', 'pump-1', 'temperature', 36.09),
	('2026-03-05 05:30:00+00', 'pump-1', 'pressure', 5.32),
	('2026-03-05 05:30:00+00', 'pump-2', 'temperature', 50.35),
	('2026-03-05 05:30:00+00', 'fan-1', 'speed', 1366.73),
	('2026-03-05 06:00:00+00', 'pump-1', 'temperature', 33.89),
	('2026-03-05 06:00:00+00', 'pump-1', 'pressure', 5.67),
	('2026-03-05 06:00:00+00', 'pump-2', 'temperature', 52.26),
	('2026-03-05 06:00:00+00', 'fan-1', 'speed', 1400.97),
	('2026-03-05 06:30:00+00', 'pump-1', 'temperature', 33.52),
	('2026-03-05 06:30:00+00', 'pump-1', 'pressure', 6.04),
	('2026-03-05 06:30:00+00', 'pump-2', 'temperature', 54.24),
	('2026-03-05 06:30:00+00', 'fan-1', 'speed', 1429.46),
	('2026-03-05 07:00:00+00', 'pump-1', 'temperature', 33.28),
	('2026-03-05 07:00:00+00', 'pump-1', 'pressure', 4.75),
	('2026-03-05 07:00:00+00', 'pump-2', 'temperature', 56.25),
	('2026-03-05 07:00:00+00', 'fan-1', 'speed', 1454.97),
	('2026-03-05 07:30:00+00', 'pump-1', 'temperature', 33.2),
	('2026-03-05 07:30:00+00', 'pump-1', 'pressure', 5.18),
	('2026-03-05 07:30:00+00', 'pump-2', 'temperature', 58.26),
	('2026-03-05 07:30:00+00', 'fan-1', 'speed', 1475.3),
	('2026-03-05 08:00:00+00', 'pump-1', 'temperature', 33.27),
	('2026-03-05 08:00:00+00', 'pump-1', 'pressure', 5.63),
	('2026-03-05 08:00:00+00', 'pump-2', 'temperature', 58.53),
	('2026-03-05 08:00:00+00', 'fan-1', 'speed', 1490.04),
	('2026-03-05 08:30:00+00', 'pump-1', 'temperature', 33.5),
	('2026-03-05 08:30:00+00', 'pump-1', 'pressure', 6.1),
	('2026-03-05 08:30:00+00', 'pump-2', 'temperature', 60.42),
	('2026-03-05 08:30:00+00', 'fan-1', 'speed', 1498.88),
	('2026-03-05 09:00:00+00', 'pump-1', 'temperature', 32.2),
	('2026-03-05 09:00:00+00', 'pump-1', 'pressure', 6.59),
	('2026-03-05 09:00:00+00', 'pump-2', 'temperature', 62.22),
	('2026-03-05 09:00:00+00', 'fan-1', 'speed', 1499.97),
	('2026-03-05 09:30:00+00', 'pump-1', 'temperature', 32.75),
	('2026-03-05 09:30:00+00', 'pump-1', 'pressure', 7.1),
	('2026-03-05 09:30:00+00', 'pump-2', 'temperature', 63.87),
	('2026-03-05 09:30:00+00', 'fan-1', 'speed', 1496.65),
	('2026-03-05 10:00:00+00', 'pump-1', 'temperature', 33.46),
	('2026-03-05 10:00:00+00', 'pump-1', 'pressure', 5.91),
	('2026-03-05 10:00:00+00', 'pump-2', 'temperature', 65.37),
	('2026-03-05 10:00:00+00', 'fan-1', 'speed', 1487.29),
	('2026-03-05 10:30:00+00', 'pump-1', 'temperature', 34.32),
	('2026-03-05 10:30:00+00', 'pump-1', 'pressure', 6.42),
	('2026-03-05 10:30:00+00', 'pump-2', 'temperature', 66.68),
	('2026-03-05 10:30:00+00', 'fan-1', 'speed', 1472.09),
	('2026-03-05 11:00:00+00', 'pump-1', 'temperature', 35.32),
	('2026-03-05 11:00:00+00', 'pump-1', 'pressure', 6.93),
	('2026-03-05 11:00:00+00', 'pump-2', 'temperature', 66.08),
	('2026-03-05 11:00:00+00', 'fan-1', 'speed', 1451.36),
	('2026-03-05 11:30:00+00', 'pump-1', 'temperature', 36.44),
	('2026-03-05 11:30:00+00', 'pump-1', 'pressure', 7.44),
	('2026-03-05 11:30:00+00', 'pump-2', 'temperature', 66.96),
	('2026-03-05 11:30:00+00', 'fan-1', 'speed', 1425.54),
	('2026-03-05 12:00:00+00', 'pump-1', 'temperature', 35.96),
	('2026-03-05 12:00:00+00', 'pump-1', 'pressure', 7.94),
	('2026-03-05 12:00:00+00', 'pump-2', 'temperature', 67.6),
	('2026-03-05 12:00:00+00', 'fan-1', 'speed', 1393.45),
	('2026-03-05 12:30:00+00', 'pump-1', 'temperature', 37.27),
	('2026-03-05 12:30:00+00', 'pump-1', 'pressure', 8.43),
	('2026-03-05 12:30:00+00', 'pump-2', 'temperature', 68),
	('2026-03-05 12:30:00+00', 'fan-1', 'speed', 1359.12),
	('2026-03-05 13:00:00+00', 'pump-1', 'temperature', 38.64),
	('2026-03-05 13:00:00+00', 'pump-1', 'pressure', 7.2),
	('2026-03-05 13:00:00+00', 'pump-2', 'temperature', 68.15),
	('2026-03-05 13:00:00+00', 'fan-1', 'speed', 1321.56),
	('2026-03-05 13:30:00+00', 'pump-1', 'temperature', 40.06),
	('2026-03-05 13:30:00+00', 'pump-1', 'pressure', 7.65),
	('2026-03-05 13:30:00+00', 'pump-2', 'temperature', 68.07),
	('2026-03-05 13:30:00+00', 'fan-1', 'speed', 1281.54),
	('2026-03-05 14:00:00+00', 'pump-1', 'temperature', 41.5),
	('2026-03-05 14:00:00+00', 'pump-1', 'pressure', 8.07),
	('2026-03-05 14:00:00+00', 'pump-2', 'temperature', 66.05),
	('2026-03-05 14:00:00+00', 'fan-1', 'speed', 1239.88),
	('2026-03-05 14:30:00+00', 'pump-1', 'temperature', 41.24),
	('2026-03-05 14:30:00+00', 'pump-1', 'pressure', 8.47),
	('2026-03-05 14:30:00+00', 'pump-2', 'temperature', 65.51),
	('2026-03-05 14:30:00+00', 'fan-1', 'speed', 1197.43),
	('2026-03-05 15:00:00+00', 'pump-1', 'temperature', 42.65),
	('2026-03-05 15:00:00+00', 'pump-1', 'pressure', 8.84),
	('2026-03-05 15:00:00+00', 'pump-2', 'temperature', 64.76),
	('2026-03-05 15:00:00+00', 'fan-1', 'speed', 1153.36),
	('2026-03-05 15:30:00+00', 'pump-1', 'temperature', 44.02),
	('2026-03-05 15:30:00+00', 'pump-1', 'pressure', 7.49),
	('2026-03-05 15:30:00+00', 'pump-2', 'temperature', 63.83),
	('2026-03-05 15:30:00+00', 'fan-1', 'speed', 1111.95),
	('2026-03-05 16:00:00+00', 'pump-1', 'temperature', 45.31),
	('2026-03-05 16:00:00+00', 'pump-1', 'pressure', 7.8),
	('2026-03-05 16:00:00+00', 'pump-2', 'temperature', 62.75),
	('2026-03-05 16:00:00+00', 'fan-1', 'speed', 1072.35),
	('2026-03-05 16:30:00+00', 'pump-1', 'temperature', 46.52),
	('2026-03-05 16:30:00+00', 'pump-1', 'pressure', 8.08),
	('2026-03-05 16:30:00+00', 'pump-2', 'temperature', 59.83),
	('2026-03-05 16:30:00+00', 'fan-1', 'speed', 1035.36),
	('2026-03-05 17:00:00+00', 'pump-1', 'temperature', 47.61),
	('2026-03-05 17:00:00+00', 'pump-1', 'pressure', 8.33),
	('2026-03-05 17:00:00+00', 'pump-2', 'temperature', 58.52),
	('2026-03-05 17:00:00+00', 'fan-1', 'speed', 1001.74),
	('2026-03-05 17:30:00+00', 'pump-1', 'temperature', 46.89),
	('2026-03-05 17:30:00+00', 'pump-1', 'pressure', 8.56),
	('2026-03-05 17:30:00+00', 'pump-2', 'temperature', 57.14),
	('2026-03-05 17:30:00+00', 'fan-1', 'speed', 970.5),
	('2026-03-05 18:00:00+00', 'pump-1', 'temperature', 47.72),
	('2026-03-05 18:00:00+00', 'pump-1', 'pressure', 8.75),
	('2026-03-05 18:00:00+00', 'pump-2', 'temperature', 55.73),
	('2026-03-05 18:00:00+00', 'fan-1', 'speed', 945.63),
	('2026-03-05 18:30:00+00', 'pump-1', 'temperature', 48.4),
	('2026-03-05 18:30:00+00', 'pump-1', 'pressure', 7.22),
	('2026-03-05 18:30:00+00', 'pump-2', 'temperature', 54.33),
	('2026-03-05 18:30:00+00', 'fan-1', 'speed', 925.95),
	('2026-03-05 19:00:00+00', 'pump-1', 'temperature', 48.93),
	('2026-03-05 19:00:00+00', 'pump-1', 'pressure', 7.37),
	('2026-03-05 19:00:00+00', 'pump-2', 'temperature', 52.96),
	('2026-03-05 19:00:00+00', 'fan-1', 'speed', 911.86),
	('2026-03-05 19:30:00+00', 'pump-1', 'temperature', 49.3),
	('2026-03-05 19:30:00+00', 'pump-1', 'pressure', 7.49),
	('2026-03-05 19:30:00+00', 'pump-2', 'temperature', 49.96),
	('2026-03-05 19:30:00+00', 'fan-1', 'speed', 903.67),
	('2026-03-05 20:00:00+00', 'pump-1', 'temperature', 49.5),
	('2026-03-05 20:00:00+00', 'pump-1', 'pressure', 7.6),
	('2026-03-05 20:00:00+00', 'pump-2', 'temperature', 48.77),
	('2026-03-05 20:00:00+00', 'fan-1', 'speed', 901.53),
	('2026-03-05 20:30:00+00', 'pump-1', 'temperature', 47.85),
	('2026-03-05 20:30:00+00', 'pump-1', 'pressure', 7.7),
	('2026-03-05 20:30:00+00', 'pump-2', 'temperature', 47.71),
	('2026-03-05 20:30:00+00', 'fan-1', 'speed', 903.81),
	('2026-03-05 21:00:00+00', 'pump-1', 'temperature', 47.73),
	('2026-03-05 21:00:00+00', 'pump-1', 'pressure', 7.79),
	('2026-03-05 21:00:00+00', 'pump-2', 'temperature', 46.82),
	('2026-03-05 21:00:00+00', 'fan-1', 'speed', 913.82),
	('2026-03-05 21:30:00+00', 'pump-1', 'temperature', 47.47),
	('2026-03-05 21:30:00+00', 'pump-1', 'pressure', 6.18),
	('2026-03-05 21:30:00+00', 'pump-2', 'temperature', 46.11),
	('2026-03-05 21:30:00+00', 'fan-1', 'speed', 929.67),
	('2026-03-05 22:00:00+00', 'pump-1', 'temperature', 47.07),
	('2026-03-05 22:00:00+00', 'pump-1', 'pressure', 6.27),
	('2026-03-05 22:00:00+00', 'pump-2', 'temperature', 45.61),
	('2026-03-05 22:00:00+00', 'fan-1', 'speed', 951.05),
	('2026-03-05 22:30:00+00', 'pump-1', 'temperature', 46.56),
	('2026-03-05 22:30:00+00', 'pump-1', 'pressure', 6.36),
	('2026-03-05 22:30:00+00', 'pump-2', 'temperature', 43.64),
	('2026-03-05 22:30:00+00', 'fan-1', 'speed', 977.51),
	('2026-03-05 23:00:00+00', 'pump-1', 'temperature', 44.23),
	('2026-03-05 23:00:00+00', 'pump-1', 'pressure', 6.46),
	('2026-03-05 23:00:00+00', 'pump-2', 'temperature', 43.6),
	('2026-03-05 23:00:00+00', 'fan-1', 'speed', 1008.54),
	('2026-03-05 23:30:00+00', 'pump-1', 'temperature', 43.52),
	('2026-03-05 23:30:00+00', 'pump-1', 'pressure', 6.57),
	('2026-03-05 23:30:00+00', 'pump-2', 'temperature', 43.8),
	('2026-03-05 23:30:00+00', 'fan-1', 'speed', 1041.8);


--
-- Data for Name: _hyper_1_6_chunk; Type: TABLE DATA; Schema: _timescaledb_internal; Owner: -
--

INSERT INTO _timescaledb_internal._hyper_1_6_chunk VALUES
	('2026-03-06 00:00:00+00', 'pump-1', 'temperature', 42.75),
	('2026-03-06 00:00:00+00', 'pump-1', 'pressure', 5),
	('2026-03-06 00:00:00+00', 'pump-2', 'temperature', 44.25),
	('2026-03-06 00:00:00+00', 'fan-1', 'speed', 1079.98),
	('2026-03-06 00:30:00+00', 'pump-1', 'temperature', 41.93),
	('2026-03-06 00:30:00+00', 'pump-1', 'pressure', 5.15),
	('2026-03-06 00:30:00+00', 'pump-2', 'temperature', 44.94),
	('2026-03-06 00:30:00+00', 'fan-1', 'speed', 1120.62),
	('2026-03-06 01:00:00+00', 'pump-1', 'temperature', 41.09),
	('2026-03-06 01:00:00+00', 'pump-1', 'pressure', 5.33),
	('2026-03-06 01:00:00+00', 'pump-2', 'temperature', 44.16),
	('2026-03-06 01:00:00+00', 'fan-1', 'speed', 1162.9),
	('2026-03-06 01:30:00+00', 'pump-1', 'temperature', 40.25),
	('2026-03-06 01:30:00+00', 'pump-1', 'pressure', 5.53),
	('2026-03-06 01:30:00+00', 'pump-2', 'temperature', 45.3),
	('2026-03-06 01:30:00+00', 'fan-1', 'speed', 1205.95),
	('2026-03-06 02:00:00+00', 'pump-1', 'temperature', 37.74),
	('2026-03-06 02:00:00+00', 'pump-1', 'pressure', 5.75),
	('2026-03-06 02:00:00+00', 'pump-2', 'temperature', 46.65),
	('2026-03-06 02:00:00+00', 'fan-1', 'speed', 1247.21),
	('2026-03-06 02:30:00+00', 'pump-1', 'temperature', 36.97),
	('2026-03-06 02:30:00+00', 'pump-1', 'pressure', 6.01),
	('2026-03-06 02:30:00+00', 'pump-2', 'temperature', 48.18),
	('2026-03-06 02:30:00+00', 'fan-1', 'speed', 1289.21),
	('2026-03-06 03:00:00+00', 'pump-1', 'temperature', 36.28),
	('2026-03-06 03:00:00+00', 'pump-1', 'pressure', 4.6),
	('2026-03-06 03:00:00+00', 'pump-2', 'temperature', 49.86),
	('2026-03-06 03:00:00+00', 'fan-1', 'speed', 1329.4),
	('2026-03-06 03:30:00+00', 'pump-1', 'temperature', 35.68),
	('2026-03-06 03:30:00+00', 'pump-1', 'pressure', 4.92),
	('2026-03-06 03:30:00+00', 'pump-2', 'temperature', 51.68),
	('2026-03-06 03:30:00+00', 'fan-1', 'speed', 1366.96),
	('2026-03-06 04:00:00+00', 'pump-1', 'temperature', 35.18),
	('2026-03-06 04:00:00+00', 'pump-1', 'pressure', 5.27),
	('2026-03-06 04:00:00+00', 'pump-2', 'temperature', 51.89),
	('2026-03-06 04:00:00+00', 'fan-1', 'speed', 1401.14),
	('2026-03-06 04:30:00+00', 'pump-1', 'temperature', 34.81),
	('2026-03-06 04:30:00+00', 'pump-1', 'pressure', 5.64),
	('2026-03-06 04:30:00+00', 'pump-2', 'temperature', 53.87),
	('2026-03-06 04:30:00+00', 'fan-1', 'speed', 1431.25),
	('2026-03-06 05:00:00+00', 'pump-1', 'temperature', 32.88),
	('2026-03-06 05:00:00+00', 'pump-1', 'pressure', 6.05),
	('2026-03-06 05:00:00+00', 'pump-2', 'temperature', 55.88),
	('2026-03-06 05:00:00+00', 'fan-1', 'speed', 1454.97),
	('2026-03-06 05:30:00+00', 'pump-1', 'temperature', 32.79),
	('2026-03-06 05:30:00+00', 'pump-1', 'pressure', 6.48),
	('2026-03-06 05:30:00+00', 'pump-2', 'temperature', 57.89),
	('2026-03-06 05:30:00+00', 'fan-1', 'speed', 1475.2),
	('2026-03-06 06:00:00+00', 'pump-1', 'temperature', 32.87),
	('2026-03-06 06:00:00+00', 'pump-1', 'pressure', 5.23),
	('2026-03-06 06:00:00+00', 'pump-2', 'temperature', 59.86),
	('2026-03-06 06:00:00+00', 'fan-1', 'speed', 1489.84),
	('2026-03-06 06:30:00+00', 'pump-1', 'temperature', 33.1),
	('2026-03-06 06:30:00+00', 'pump-1', 'pressure', 5.71),
	('2026-03-06 06:30:00+00', 'pump-2', 'temperature', 61.75),
	('2026-03-06 06:30:00+00', 'fan-1', 'speed', 1498.58),
	('2026-03-06 07:00:00+00', 'pump-1', 'temperature', 33.5),
	('2026-03-06 07:00:00+00', 'pump-1', 'pressure', 6.2),
	('2026-03-06 07:00:00+00', 'pump-2', 'temperature', 61.84),
	('2026-03-06 07:00:00+00', 'fan-1', 'speed', 1501.26),
	('2026-03-06 07:30:00+00', 'pump-1', 'temperature', 32.36),
	('2026-03-06 07:30:00+00', 'pump-1', 'pressure', 6.7),
	('2026-03-06 07:30:00+00', 'pump-2', 'temperature', 63.5),
	('2026-03-06 07:30:00+00', 'fan-1', 'speed', 1497.83),
	('2026-03-06 08:00:00+00', 'pump-1', 'temperature', 33.07),
	('2026-03-06 08:00:00+00', 'pump-1', 'pressure', 7.21),
	('2026-03-06 08:00:00+00', 'pump-2', 'temperature', 64.99),
	('2026-03-06 08:00:00+00', 'fan-1', 'speed', 1486.67),
	('2026-03-06 08:30:00+00', 'pump-1', 'temperature', 33.93),
	('2026-03-06 08:30:00+00', 'pump-1', 'pressure', 6.02),
	('2026-03-06 08:30:00+00', 'pump-2', 'temperature', 66.29),
	('2026-03-06 08:30:00+00', 'fan-1', 'speed', 1471.36),
	('2026-03-06 09:00:00+00', 'pump-1', 'temperature', 34.93),
	('2026-03-06 09:00:00+00', 'pump-1', 'pressure', 6.54),
	('2026-03-06 09:00:00+00', 'pump-2', 'temperature', 67.39),
	('2026-03-06 09:00:00+00', 'fan-1', 'speed', 1450.54),
	('2026-03-06 09:30:00+00', 'pump-1', 'temperature', 36.05),
	('2026-03-06 09:30:00+00', 'pump-1', 'pressure', 7.04),
	('2026-03-06 09:30:00+00', 'pump-2', 'temperature', 66.57),
	('2026-03-06 09:30:00+00', 'fan-1', 'speed', 1424.63),
	('2026-03-06 10:00:00+00', 'pump-1', 'temperature', 37.28),
	('2026-03-06 10:00:00+00', 'pump-1', 'pressure', 7.54),
	('2026-03-06 10:00:00+00', 'pump-2', 'temperature', 67.2),
	('2026-03-06 10:00:00+00', 'fan-1', 'speed', 1394.17),
	('2026-03-06 10:30:00+00', 'pump-1', 'temperature', 36.89),
	('2026-03-06 10:30:00+00', 'pump-1', 'pressure', 8.03),
	('2026-03-06 10:30:00+00', 'pump-2', 'temperature', 67.6),
	('2026-03-06 10:30:00+00', 'fan-1', 'speed', 1358.08),
	('2026-03-06 11:00:00+00', 'pump-1', 'temperature', 38.26),
	('2026-03-06 11:00:00+00', 'pump-1', 'pressure', 8.5),
	('2026-03-06 11:00:00+00', 'pump-2', 'temperature', 67.75),
	('2026-03-06 11:00:00+00', 'fan-1', 'speed', 1320.47),
	('2026-03-06 11:30:00+00', 'pump-1', 'temperature', 39.68),
	('2026-03-06 11:30:00+00', 'pump-1', 'pressure', 7.25),
	('2026-03-06 11:30:00+00', 'pump-2', 'temperature', 67.66),
	('2026-03-06 11:30:00+00', 'fan-1', 'speed', 1280.41),
	('2026-03-06 12:00:00+00', 'pump-1', 'temperature', 41.12),
	('2026-03-06 12:00:00+00', 'pump-1', 'pressure', 7.67),
	('2026-03-06 12:00:00+00', 'pump-2', 'temperature', 67.33),
	('2026-03-06 12:00:00+00', 'fan-1', 'speed', 1238.72),
	('2026-03-06 12:30:00+00', 'pump-1', 'temperature', 42.56),
	('2026-03-06 12:30:00+00', 'pump-1', 'pressure', 8.07),
	('2026-03-06 12:30:00+00', 'pump-2', 'temperature', 65.09),
	('2026-03-06 12:30:00+00', 'fan-1', 'speed', 1196.27),
	('2026-03-06 13:00:00+00', 'pump-1', 'temperature', 43.97),
	('2026-03-06 13:00:00+00', 'pump-1', 'pressure', 8.45),
	('2026-03-06 13:00:00+00', 'pump-2', 'temperature', 64.34),
	('2026-03-06 13:00:00+00', 'fan-1', 'speed', 1153.91),
	('2026-03-06 13:30:00+00', 'pump-1', 'temperature', 43.63),
	('2026-03-06 13:30:00+00', 'pump-1', 'pressure', 8.79),
	('2026-03-06 13:30:00+00', 'pump-2', 'temperature', 63.41),
	('2026-03-06 13:30:00+00', 'fan-1', 'speed', 1110.83),
	('2026-03-06 14:00:00+00', 'pump-1', 'temperature', 44.93),
	('2026-03-06 14:00:00+00', 'pump-1', 'pressure', 9.1),
	('2026-03-06 14:00:00+00', 'pump-2', 'temperature', 62.32),
	('2026-03-06 14:00:00+00', 'fan-1', 'speed', 1071.26),
	('2026-03-06 14:30:00+00', 'pump-1', 'temperature', 46.13),
	('2026-03-06 14:30:00+00', 'pump-1', 'pressure', 7.68),
	('2026-03-06 14:30:00+00', 'pump-2', 'temperature', 61.11),
	('2026-03-06 14:30:00+00', 'fan-1', 'speed', 1034.32),
	('2026-03-06 15:00:00+00', 'pump-1', 'temperature', 47.23),
	('2026-03-06 15:00:00+00', 'pump-1', 'pressure', 7.93),
	('2026-03-06 15:00:00+00', 'pump-2', 'temperature', 59.79),
	('2026-03-06 15:00:00+00', 'fan-1', 'speed', 1000.78),
	('2026-03-06 15:30:00+00', 'pump-1', 'temperature', 48.2),
	('2026-03-06 15:30:00+00', 'pump-1', 'pressure', 8.15),
	('2026-03-06 15:30:00+00', 'pump-2', 'temperature', 56.71),
	('2026-03-06 15:30:00+00', 'fan-1', 'speed', 971.31),
	('2026-03-06 16:00:00+00', 'pump-1', 'temperature', 47.33),
	('2026-03-06 16:00:00+00', 'pump-1', 'pressure', 8.35),
	('2026-03-06 16:00:00+00', 'pump-2', 'temperature', 55.3),
	('2026-03-06 16:00:00+00', 'fan-1', 'speed', 946.53),
	('2026-03-06 16:30:00+00', 'pump-1', 'temperature', 48.01),
	('2026-03-06 16:30:00+00', 'pump-1', 'pressure', 8.52),
	('2026-03-06 16:30:00+00', 'pump-2', 'temperature', 53.9),
	('2026-03-06 16:30:00+00', 'fan-1', 'speed', 925.24),
	('2026-03-06 17:00:00+00', 'pump-1', 'temperature', 48.54),
	('2026-03-06 17:00:00+00', 'pump-1', 'pressure', 6.96),
	('2026-03-06 17:00:00+00', 'pump-2', 'temperature', 52.53),
	('2026-03-06 17:00:00+00', 'fan-1', 'speed', 911.26),
	('2026-03-06 17:30:00+00', 'pump-1', 'temperature', 48.9),
	('2026-03-06 17:30:00+00', 'pump-1', 'pressure', 7.09),
	('2026-03-06 17:30:00+00', 'pump-2', 'temperature', 51.23),
	('2026-03-06 17:30:00+00', 'fan-1', 'speed', 903.17),
	('2026-03-06 18:00:00+00', 'pump-1', 'temperature', 49.1),
	('2026-03-06 18:00:00+00', 'pump-1', 'pressure', 7.2),
	('2026-03-06 18:00:00+00', 'pump-2', 'temperature', 48.34),
	('2026-03-06 18:00:00+00', 'fan-1', 'speed', 901.14),
	('2026-03-06 18:30:00+00', 'pump-1', 'temperature', 49.14),
	('2026-03-06 18:30:00+00', 'pump-1', 'pressure', 7.3),
	('2026-03-06 18:30:00+00', 'pump-2', 'temperature', 47.29),
	('2026-03-06 18:30:00+00', 'fan-1', 'speed', 905.23),
	('2026-03-06 19:00:00+00', 'pump-1', 'temperature', 47.32),
	('2026-03-06 19:00:00+00', 'pump-1', 'pressure', 7.39),
	('2026-03-06 19:00:00+00', 'pump-2', 'temperature', 46.4),
	('2026-03-06 19:00:00+00', 'fan-1', 'speed', 913.65),
	('2026-03-06 19:30:00+00', 'pump-1', 'temperature', 47.06),
	('2026-03-06 19:30:00+00', 'pump-1', 'pressure', 7.48),
	('2026-03-06 19:30:00+00', 'pump-2', 'temperature', 45.7),
	('2026-03-06 19:30:00+00', 'fan-1', 'speed', 929.6),
	('2026-03-06 20:00:00+00', 'pump-1', 'temperature', 46.66),
	('2026-03-06 20:00:00+00', 'pump-1', 'pressure', 5.86),
	('2026-03-06 20:00:00+00', 'pump-2', 'temperature', 45.2),
	('2026-03-06 20:00:00+00', 'fan-1', 'speed', 951.07),
	('2026-03-06 20:30:00+00', 'pump-1', 'temperature', 46.14),
	('2026-03-06 20:30:00+00', 'pump-1', 'pressure', 5.95),
	('2026-03-06 20:30:00+00', 'pump-2', 'temperature', 44.93),
	('2026-03-06 20:30:00+00', 'fan-1', 'speed', 977.62),
	('2026-03-06 21:00:00+00', 'pump-1', 'temperature', 45.52),
	('2026-03-06 21:00:00+00', 'pump-1', 'pressure', 6.05),
	('2026-03-06 21:00:00+00', 'pump-2', 'temperature', 43.19),
	('2026-03-06 21:00:00+00', 'fan-1', 'speed', 1008.72),
	('2026-03-06 21:30:00+00', 'pump-1', 'temperature', 44.8),
	('2026-03-06 21:30:00+00', 'pump-1', 'pressure', 6.17),
	('2026-03-06 21:30:00+00', 'pump-2', 'temperature', 43.4),
	('2026-03-06 21:30:00+00', 'fan-1', 'speed', 1043.74),
	('2026-03-06 22:00:00+00', 'pump-1', 'temperature', 42.33),
	('2026-03-06 22:00:00+00', 'pump-1', 'pressure', 6.3),
	('2026-03-06 22:00:00+00', 'pump-2', 'temperature', 43.85),
	('2026-03-06 22:00:00+00', 'fan-1', 'speed', 1080.28),
	('2026-03-06 22:30:00+00', 'pump-1', 'temperature', 41.51),
	('2026-03-06 22:30:00+00', 'pump-1', 'pressure', 6.45),
	('2026-03-06 22:30:00+00', 'pump-2', 'temperature', 44.55),
	('2026-03-06 22:30:00+00', 'fan-1', 'speed', 1120.96),
	('2026-03-06 23:00:00+00', 'pump-1', 'temperature', 40.67),
	('2026-03-06 23:00:00+00', 'pump-1', 'pressure', 4.92),
	('2026-03-06 23:00:00+00', 'pump-2', 'temperature', 45.47),
	('2026-03-06 23:00:00+00', 'fan-1', 'speed', 1163.25),
	('2026-03-06 23:30:00+00', 'pump-1', 'temperature', 39.83),
	('2026-03-06 23:30:00+00', 'pump-1', 'pressure', 5.13),
	('2026-03-06 23:30:00+00', 'pump-2', 'temperature', 46.62),
	('2026-03-06 23:30:00+00', 'fan-1', 'speed', 1206.31);


--
-- Data for Name: _hyper_1_7_chunk; Type: TABLE DATA; Schema: _timescaledb_internal; Owner: -
--

INSERT INTO _timescaledb_internal._hyper_1_7_chunk VALUES
	('2026-03-07 00:00:00+00', 'pump-1', 'temperature', 39.02),
	('2026-03-07 00:00:00+00', 'pump-1', 'pressure', 5.35),
	('2026-03-07 00:00:00+00', 'pump-2', 'temperature', 46.27),
	('2026-03-07 00:00:00+00', 'fan-1', 'speed', 1249.26),
	('2026-03-07 00:30:00+00', 'pump-1', 'temperature', 36.56),
	('2026-03-07 00:30:00+00', 'pump-1', 'pressure', 5.61),
	('2026-03-07 00:30:00+00', 'pump-2', 'temperature', 47.8),
	('2026-03-07 00:30:00+00', 'fan-1', 'speed', 1291.23),
	('2026-03-07 01:00:00+00', 'pump-1', 'temperature', 35.86),
	('2026-03-07 01:00:00+00', 'pump-1', 'pressure', 5.9),
	('2026-03-07 01:00:00+00', 'pump-2', 'temperature', 49.49),
	('2026-03-07 01:00:00+00', 'fan-1', 'speed', 1329.68),
	('2026-03-07 01:30:00+00', 'pump-1', 'temperature', 35.26),
	('2026-03-07 01:30:00+00', 'pump-1', 'pressure', 4.52),
	('2026-03-07 01:30:00+00', 'pump-2', 'temperature', 51.31),
	('2026-03-07 01:30:00+00', 'fan-1', 'speed', 1367.19),
	('2026-03-07 02:00:00+00', 'pump-1', 'temperature', 34.77),
	('2026-03-07 02:00:00+00', 'pump-1', 'pressure', 4.87),
	('2026-03-07 02:00:00+00', 'pump-2', 'temperature', 53.22),
	('2026-03-07 02:00:00+00', 'fan-1', 'speed', 1401.31),
	('2026-03-07 02:30:00+00', 'pump-1', 'temperature', 34.4),
	('2026-03-07 02:30:00+00', 'pump-1', 'pressure', 5.25),
	('2026-03-07 02:30:00+00', 'pump-2', 'temperature', 53.5),
	('2026-03-07 02:30:00+00', 'fan-1', 'speed', 1431.33),
	('2026-03-07 03:00:00+00', 'pump-1', 'temperature', 34.17),
	('2026-03-07 03:00:00+00', 'pump-1', 'pressure', 5.65),
	('2026-03-07 03:00:00+00', 'pump-2', 'temperature', 55.51),
	('2026-03-07 03:00:00+00', 'fan-1', 'speed', 1456.67),
	('2026-03-07 03:30:00+00', 'pump-1', 'temperature', 32.39),
	('2026-03-07 03:30:00+00', 'pump-1', 'pressure', 6.08),
	('2026-03-07 03:30:00+00', 'pump-2', 'temperature', 57.52),
	('2026-03-07 03:30:00+00', 'fan-1', 'speed', 1475.11),
	('2026-03-07 04:00:00+00', 'pump-1', 'temperature', 32.46),
	('2026-03-07 04:00:00+00', 'pump-1', 'pressure', 6.54),
	('2026-03-07 04:00:00+00', 'pump-2', 'temperature', 59.49),
	('2026-03-07 04:00:00+00', 'fan-1', 'speed', 1489.64),
	('2026-03-07 04:30:00+00', 'pump-1', 'temperature', 32.7),
	('2026-03-07 04:30:00+00', 'pump-1', 'pressure', 5.31),
	('2026-03-07 04:30:00+00', 'pump-2', 'temperature', 61.38),
	('2026-03-07 04:30:00+00', 'fan-1', 'speed', 1498.28),
	('2026-03-07 05:00:00+00', 'pump-1', 'temperature', 33.1),
	('2026-03-07 05:00:00+00', 'pump-1', 'pressure', 5.8),
	('2026-03-07 05:00:00+00', 'pump-2', 'temperature', 63.17),
	('2026-03-07 05:00:00+00', 'fan-1', 'speed', 1500.85),
	('2026-03-07 05:30:00+00', 'pump-1', 'temperature', 33.66),
	('2026-03-07 05:30:00+00', 'pump-1', 'pressure', 6.3),
	('2026-03-07 05:30:00+00', 'pump-2', 'temperature', 63.12),
	('2026-03-07 05:30:00+00', 'fan-1', 'speed', 1497.31),
	('2026-03-07 06:00:00+00', 'pump-1', 'temperature', 34.38),
	('2026-03-07 06:00:00+00', 'pump-1', 'pressure', 6.81),
	('2026-03-07 06:00:00+00', 'pump-2', 'temperature', 64.61),
	('2026-03-07 06:00:00+00', 'fan-1', 'speed', 1487.74),
	('2026-03-07 06:30:00+00', 'pump-1', 'temperature', 33.55),
	('2026-03-07 06:30:00+00', 'pump-1', 'pressure', 7.33),
	('2026-03-07 06:30:00+00', 'pump-2', 'temperature', 65.91),
	('2026-03-07 06:30:00+00', 'fan-1', 'speed', 1470.64),
	('2026-03-07 07:00:00+00', 'pump-1', 'temperature', 34.55),
	('2026-03-07 07:00:00+00', 'pump-1', 'pressure', 7.84),
	('2026-03-07 07:00:00+00', 'pump-2', 'temperature', 67),
	('2026-03-07 07:00:00+00', 'fan-1', 'speed', 1449.72),
	('2026-03-07 07:30:00+00', 'pump-1', 'temperature', 35.67),
	('2026-03-07 07:30:00+00', 'pump-1', 'pressure', 6.65),
	('2026-03-07 07:30:00+00', 'pump-2', 'temperature', 67.87),
	('2026-03-07 07:30:00+00', 'fan-1', 'speed', 1423.73),
	('2026-03-07 08:00:00+00', 'pump-1', 'temperature', 36.89),
	('2026-03-07 08:00:00+00', 'pump-1', 'pressure', 7.15),
	('2026-03-07 08:00:00+00', 'pump-2', 'temperature', 68.51),
	('2026-03-07 08:00:00+00', 'fan-1', 'speed', 1393.19),
	('2026-03-07 08:30:00+00', 'pump-1', 'temperature', 38.2),
	('2026-03-07 08:30:00+00', 'pump-1', 'pressure', 7.63),
	('2026-03-07 08:30:00+00', 'pump-2', 'temperature', 67.2),
	('2026-03-07 08:30:00+00', 'fan-1', 'speed', 1358.74),
	('2026-03-07 09:00:00+00', 'pump-1', 'temperature', 37.88),
	('2026-03-07 09:00:00+00', 'pump-1', 'pressure', 8.1),
	('2026-03-07 09:00:00+00', 'pump-2', 'temperature', 67.34),
	('2026-03-07 09:00:00+00', 'fan-1', 'speed', 1321.07),
	('2026-03-07 09:30:00+00', 'pump-1', 'temperature', 39.3),
	('2026-03-07 09:30:00+00', 'pump-1', 'pressure', 8.55),
	('2026-03-07 09:30:00+00', 'pump-2', 'temperature', 67.25),
	('2026-03-07 09:30:00+00', 'fan-1', 'speed', 1279.28),
	('2026-03-07 10:00:00+00', 'pump-1', 'temperature', 40.74),
	('2026-03-07 10:00:00+00', 'pump-1', 'pressure', 7.28),
	('2026-03-07 10:00:00+00', 'pump-2', 'temperature', 66.92),
	('2026-03-07 10:00:00+00', 'fan-1', 'speed', 1237.57),
	('2026-03-07 10:30:00+00', 'pump-1', 'temperature', 42.18),
	('2026-03-07 10:30:00+00', 'pump-1', 'pressure', 7.68),
	('2026-03-07 10:30:00+00', 'pump-2', 'temperature', 66.37),
	('2026-03-07 10:30:00+00', 'fan-1', 'speed', 1195.11),
	('2026-03-07 11:00:00+00', 'pump-1', 'temperature', 43.59),
	('2026-03-07 11:00:00+00', 'pump-1', 'pressure', 8.05),
	('2026-03-07 11:00:00+00', 'pump-2', 'temperature', 63.92),
	('2026-03-07 11:00:00+00', 'fan-1', 'speed', 1152.76),
	('2026-03-07 11:30:00+00', 'pump-1', 'temperature', 44.95),
	('2026-03-07 11:30:00+00', 'pump-1', 'pressure', 8.39),
	('2026-03-07 11:30:00+00', 'pump-2', 'temperature', 62.99),
	('2026-03-07 11:30:00+00', 'fan-1', 'speed', 1111.4),
	('2026-03-07 12:00:00+00', 'pump-1', 'temperature', 44.55),
	('2026-03-07 12:00:00+00', 'pump-1', 'pressure', 8.7),
	('2026-03-07 12:00:00+00', 'pump-2', 'temperature', 61.9),
	('2026-03-07 12:00:00+00', 'fan-1', 'speed', 1070.18),
	('2026-03-07 12:30:00+00', 'pump-1', 'temperature', 45.75),
	('2026-03-07 12:30:00+00', 'pump-1', 'pressure', 8.98),
	('2026-03-07 12:30:00+00', 'pump-2', 'temperature', 60.68),
	('2026-03-07 12:30:00+00', 'fan-1', 'speed', 1033.29),
	('2026-03-07 13:00:00+00', 'pump-1', 'temperature', 46.84),
	('2026-03-07 13:00:00+00', 'pump-1', 'pressure', 7.53),
	('2026-03-07 13:00:00+00', 'pump-2', 'temperature', 59.36),
	('2026-03-07 13:00:00+00', 'fan-1', 'speed', 999.81),
	('2026-03-07 13:30:00+00', 'pump-1', 'temperature', 47.81),
	('2026-03-07 13:30:00+00', 'pump-1', 'pressure', 7.75),
	('2026-03-07 13:30:00+00', 'pump-2', 'temperature', 57.98),
	('2026-03-07 13:30:00+00', 'fan-1', 'speed', 970.42),
	('2026-03-07 14:00:00+00', 'pump-1', 'temperature', 48.64),
	('2026-03-07 14:00:00+00', 'pump-1', 'pressure', 7.95),
	('2026-03-07 14:00:00+00', 'pump-2', 'temperature', 54.87),
	('2026-03-07 14:00:00+00', 'fan-1', 'speed', 945.73),
	('2026-03-07 14:30:00+00', 'pump-1', 'temperature', 49.32),
	('2026-03-07 14:30:00+00', 'pump-1', 'pressure', 8.12),
	('2026-03-07 14:30:00+00', 'pump-2', 'temperature', 53.47),
	('2026-03-07 14:30:00+00', 'fan-1', 'speed', 926.24),
	('2026-03-07 15:00:00+00', 'pump-1', 'temperature', 48.14),
	('2026-03-07 15:00:00+00', 'pump-1', 'pressure', 8.26),
	('2026-03-07 15:00:00+00', 'pump-2', 'temperature', 52.1),
	('2026-03-07 15:00:00+00', 'fan-1', 'speed', 910.66),
	('2026-03-07 15:30:00+00', 'pump-1', 'temperature', 48.5),
	('2026-03-07 15:30:00+00', 'pump-1', 'pressure', 8.39),
	('2026-03-07 15:30:00+00', 'pump-2', 'temperature', 50.81),
	('2026-03-07 15:30:00+00', 'fan-1', 'speed', 902.68),
	('2026-03-07 16:00:00+00', 'pump-1', 'temperature', 48.7),
	('2026-03-07 16:00:00+00', 'pump-1', 'pressure', 6.8),
	('2026-03-07 16:00:00+00', 'pump-2', 'temperature', 49.62),
	('2026-03-07 16:00:00+00', 'fan-1', 'speed', 900.76),
	('2026-03-07 16:30:00+00', 'pump-1', 'temperature', 48.73),
	('2026-03-07 16:30:00+00', 'pump-1', 'pressure', 6.9),
	('2026-03-07 16:30:00+00', 'pump-2', 'temperature', 48.57),
	('2026-03-07 16:30:00+00', 'fan-1', 'speed', 904.95),
	('2026-03-07 17:00:00+00', 'pump-1', 'temperature', 48.61),
	('2026-03-07 17:00:00+00', 'pump-1', 'pressure', 6.99),
	('2026-03-07 17:00:00+00', 'pump-2', 'temperature', 45.98),
	('2026-03-07 17:00:00+00', 'fan-1', 'speed', 915.17),
	('2026-03-07 17:30:00+00', 'pump-1', 'temperature', 46.65),
	('2026-03-07 17:30:00+00', 'pump-1', 'pressure', 7.07),
	('2026-03-07 17:30:00+00', 'pump-2', 'temperature', 45.28),
	('2026-03-07 17:30:00+00', 'fan-1', 'speed', 931.23),
	('2026-03-07 18:00:00+00', 'pump-1', 'temperature', 46.25),
	('2026-03-07 18:00:00+00', 'pump-1', 'pressure', 7.16),
	('2026-03-07 18:00:00+00', 'pump-2', 'temperature', 44.79),
	('2026-03-07 18:00:00+00', 'fan-1', 'speed', 951.09),
	('2026-03-07 18:30:00+00', 'pump-1', 'temperature', 45.73),
	('2026-03-07 18:30:00+00', 'pump-1', 'pressure', 5.55),
	('2026-03-07 18:30:00+00', 'pump-2', 'temperature', 44.52),
	('2026-03-07 18:30:00+00', 'fan-1', 'speed', 977.73),
	('2026-03-07 19:00:00+00', 'pump-1', 'temperature', 45.1),
	('2026-03-07 19:00:00+00', 'pump-1', 'pressure', 5.65),
	('2026-03-07 19:00:00+00', 'pump-2', 'temperature', 44.49),
	('2026-03-07 19:00:00+00', 'fan-1', 'speed', 1008.9),
	('2026-03-07 19:30:00+00', 'pump-1', 'temperature', 44.39),
	('2026-03-07 19:30:00+00', 'pump-1', 'pressure', 5.76),
	('2026-03-07 19:30:00+00', 'pump-2', 'temperature', 43),
	('2026-03-07 19:30:00+00', 'fan-1', 'speed', 1043.99),
	('2026-03-07 20:00:00+00', 'pump-1', 'temperature', 43.61),
	('2026-03-07 20:00:00+00', 'pump-1', 'pressure', 5.9),
	('2026-03-07 20:00:00+00', 'pump-2', 'temperature', 43.46),
	('2026-03-07 20:00:00+00', 'fan-1', 'speed', 1082.27),
	('2026-03-07 20:30:00+00', 'pump-1', 'temperature', 41.09),
	('2026-03-07 20:30:00+00', 'pump-1', 'pressure', 6.05),
	('2026-03-07 20:30:00+00', 'pump-2', 'temperature', 44.15),
	('2026-03-07 20:30:00+00', 'fan-1', 'speed', 1121.29),
	('2026-03-07 21:00:00+00', 'pump-1', 'temperature', 40.25),
	('2026-03-07 21:00:00+00', 'pump-1', 'pressure', 6.22),
	('2026-03-07 21:00:00+00', 'pump-2', 'temperature', 45.09),
	('2026-03-07 21:00:00+00', 'fan-1', 'speed', 1163.6),
	('2026-03-07 21:30:00+00', 'pump-1', 'temperature', 39.41),
	('2026-03-07 21:30:00+00', 'pump-1', 'pressure', 4.72),
	('2026-03-07 21:30:00+00', 'pump-2', 'temperature', 46.24),
	('2026-03-07 21:30:00+00', 'fan-1', 'speed', 1206.67),
	('2026-03-07 22:00:00+00', 'pump-1', 'temperature', 38.6),
	('2026-03-07 22:00:00+00', 'pump-1', 'pressure', 4.95),
	('2026-03-07 22:00:00+00', 'pump-2', 'temperature', 47.59),
	('2026-03-07 22:00:00+00', 'fan-1', 'speed', 1249.61),
	('2026-03-07 22:30:00+00', 'pump-1', 'temperature', 37.84),
	('2026-03-07 22:30:00+00', 'pump-1', 'pressure', 5.21),
	('2026-03-07 22:30:00+00', 'pump-2', 'temperature', 47.42),
	('2026-03-07 22:30:00+00', 'fan-1', 'speed', 1291.56),
	('2026-03-07 23:00:00+00', 'pump-1', 'temperature', 37.15),
	('2026-03-07 23:00:00+00', 'pump-1', 'pressure', 5.5),
	('2026-03-07 23:00:00+00', 'pump-2', 'temperature', 49.12),
	('2026-03-07 23:00:00+00', 'fan-1', 'speed', 1331.67),
	('2026-03-07 23:30:00+00', 'pump-1', 'temperature', 34.85),
	('2026-03-07 23:30:00+00', 'pump-1', 'pressure', 5.82),
	('2026-03-07 23:30:00+00', 'pump-2', 'temperature', 50.93),
	('2026-03-07 23:30:00+00', 'fan-1', 'speed', 1367.42);


--
-- Data for Name: _hyper_1_8_chunk; Type: TABLE DATA; Schema: _timescaledb_internal; Owner: -
--

INSERT INTO _timescaledb_internal._hyper_1_8_chunk VALUES
	('2026-03-08 00:00:00+00', 'pump-1', 'temperature', 34.35),
	('2026-03-08 00:00:00+00', 'pump-1', 'pressure', 6.17),
	('2026-03-08 00:00:00+00', 'pump-2', 'temperature', 52.85),
	('2026-03-08 00:00:00+00', 'fan-1', 'speed', 1401.47),
	('2026-03-08 00:30:00+00', 'pump-1', 'temperature', 33.99),
	('2026-03-08 00:30:00+00', 'pump-1', 'pressure', 4.85),
	('2026-03-08 00:30:00+00', 'pump-2', 'temperature', 54.83),
	('2026-03-08 00:30:00+00', 'fan-1', 'speed', 1431.42),
	('2026-03-08 01:00:00+00', 'pump-1', 'temperature', 33.76),
	('2026-03-08 01:00:00+00', 'pump-1', 'pressure', 5.25),
	('2026-03-08 01:00:00+00', 'pump-2', 'temperature', 56.84),
	('2026-03-08 01:00:00+00', 'fan-1', 'speed', 1456.67),
	('2026-03-08 01:30:00+00', 'pump-1', 'temperature', 33.68),
	('2026-03-08 01:30:00+00', 'pump-1', 'pressure', 5.69),
	('2026-03-08 01:30:00+00', 'pump-2', 'temperature', 57.15),
	('2026-03-08 01:30:00+00', 'fan-1', 'speed', 1476.71),
	('2026-03-08 02:00:00+00', 'pump-1', 'temperature', 32.06),
	('2026-03-08 02:00:00+00', 'pump-1', 'pressure', 6.14),
	('2026-03-08 02:00:00+00', 'pump-2', 'temperature', 59.11),
	('2026-03-08 02:00:00+00', 'fan-1', 'speed', 1491.14),
	('2026-03-08 02:30:00+00', 'pump-1', 'temperature', 32.3),
	('2026-03-08 02:30:00+00', 'pump-1', 'pressure', 6.61),
	('2026-03-08 02:30:00+00', 'pump-2', 'temperature', 61.01),
	('2026-03-08 02:30:00+00', 'fan-1', 'speed', 1497.97),
	('2026-03-08 03:00:00+00', 'pump-1', 'temperature', 32.71),
	('2026-03-08 03:00:00+00', 'pump-1', 'pressure', 5.4),
	('2026-03-08 03:00:00+00', 'pump-2', 'temperature', 62.79),
	('2026-03-08 03:00:00+00', 'fan-1', 'speed', 1500.43),
	('2026-03-08 03:30:00+00', 'pump-1', 'temperature', 33.27),
	('2026-03-08 03:30:00+00', 'pump-1', 'pressure', 5.91),
	('2026-03-08 03:30:00+00', 'pump-2', 'temperature', 64.44),
	('2026-03-08 03:30:00+00', 'fan-1', 'speed', 1496.79),
	('2026-03-08 04:00:00+00', 'pump-1', 'temperature', 33.99),
	('2026-03-08 04:00:00+00', 'pump-1', 'pressure', 6.42),
	('2026-03-08 04:00:00+00', 'pump-2', 'temperature', 64.23),
	('2026-03-08 04:00:00+00', 'fan-1', 'speed', 1487.11),
	('2026-03-08 04:30:00+00', 'pump-1', 'temperature', 34.86),
	('2026-03-08 04:30:00+00', 'pump-1', 'pressure', 6.93),
	('2026-03-08 04:30:00+00', 'pump-2', 'temperature', 65.53),
	('2026-03-08 04:30:00+00', 'fan-1', 'speed', 1471.61),
	('2026-03-08 05:00:00+00', 'pump-1', 'temperature', 34.16),
	('2026-03-08 05:00:00+00', 'pump-1', 'pressure', 7.44),
	('2026-03-08 05:00:00+00', 'pump-2', 'temperature', 66.62),
	('2026-03-08 05:00:00+00', 'fan-1', 'speed', 1448.9),
	('2026-03-08 05:30:00+00', 'pump-1', 'temperature', 35.28),
	('2026-03-08 05:30:00+00', 'pump-1', 'pressure', 7.95),
	('2026-03-08 05:30:00+00', 'pump-2', 'temperature', 67.48),
	('2026-03-08 05:30:00+00', 'fan-1', 'speed', 1422.82),
	('2026-03-08 06:00:00+00', 'pump-1', 'temperature', 36.51),
	('2026-03-08 06:00:00+00', 'pump-1', 'pressure', 6.75),
	('2026-03-08 06:00:00+00', 'pump-2', 'temperature', 68.11),
	('2026-03-08 06:00:00+00', 'fan-1', 'speed', 1392.21),
	('2026-03-08 06:30:00+00', 'pump-1', 'temperature', 37.82),
	('2026-03-08 06:30:00+00', 'pump-1', 'pressure', 7.24),
	('2026-03-08 06:30:00+00', 'pump-2', 'temperature', 68.5),
	('2026-03-08 06:30:00+00', 'fan-1', 'speed', 1357.69),
	('2026-03-08 07:00:00+00', 'pump-1', 'temperature', 39.2),
	('2026-03-08 07:00:00+00', 'pump-1', 'pressure', 7.71),
	('2026-03-08 07:00:00+00', 'pump-2', 'temperature', 66.94),
	('2026-03-08 07:00:00+00', 'fan-1', 'speed', 1319.98),
	('2026-03-08 07:30:00+00', 'pump-1', 'temperature', 40.62),
	('2026-03-08 07:30:00+00', 'pump-1', 'pressure', 8.15),
	('2026-03-08 07:30:00+00', 'pump-2', 'temperature', 66.84),
	('2026-03-08 07:30:00+00', 'fan-1', 'speed', 1279.85),
	('2026-03-08 08:00:00+00', 'pump-1', 'temperature', 40.36),
	('2026-03-08 08:00:00+00', 'pump-1', 'pressure', 8.58),
	('2026-03-08 08:00:00+00', 'pump-2', 'temperature', 66.51),
	('2026-03-08 08:00:00+00', 'fan-1', 'speed', 1236.42),
	('2026-03-08 08:30:00+00', 'pump-1', 'temperature', 41.8),
	('2026-03-08 08:30:00+00', 'pump-1', 'pressure', 8.98),
	('2026-03-08 08:30:00+00', 'pump-2', 'temperature', 65.96),
	('2026-03-08 08:30:00+00', 'fan-1', 'speed', 1193.95),
	('2026-03-08 09:00:00+00', 'pump-1', 'temperature', 43.21),
	('2026-03-08 09:00:00+00', 'pump-1', 'pressure', 7.65),
	('2026-03-08 09:00:00+00', 'pump-2', 'temperature', 65.2),
	('2026-03-08 09:00:00+00', 'fan-1', 'speed', 1151.62),
	('2026-03-08 09:30:00+00', 'pump-1', 'temperature', 44.57),
	('2026-03-08 09:30:00+00', 'pump-1', 'pressure', 7.99),
	('2026-03-08 09:30:00+00', 'pump-2', 'temperature', 64.26),
	('2026-03-08 09:30:00+00', 'fan-1', 'speed', 1110.28),
	('2026-03-08 10:00:00+00', 'pump-1', 'temperature', 45.86),
	('2026-03-08 10:00:00+00', 'pump-1', 'pressure', 8.3),
	('2026-03-08 10:00:00+00', 'pump-2', 'temperature', 61.47),
	('2026-03-08 10:00:00+00', 'fan-1', 'speed', 1070.79),
	('2026-03-08 10:30:00+00', 'pump-1', 'temperature', 45.36),
	('2026-03-08 10:30:00+00', 'pump-1', 'pressure', 8.58),
	('2026-03-08 10:30:00+00', 'pump-2', 'temperature', 60.25),
	('2026-03-08 10:30:00+00', 'fan-1', 'speed', 1033.96),
	('2026-03-08 11:00:00+00', 'pump-1', 'temperature', 46.45),
	('2026-03-08 11:00:00+00', 'pump-1', 'pressure', 8.83),
	('2026-03-08 11:00:00+00', 'pump-2', 'temperature', 58.93),
	('2026-03-08 11:00:00+00', 'fan-1', 'speed', 998.85),
	('2026-03-08 11:30:00+00', 'pump-1', 'temperature', 47.42),
	('2026-03-08 11:30:00+00', 'pump-1', 'pressure', 7.35),
	('2026-03-08 11:30:00+00', 'pump-2', 'temperature', 57.55),
	('2026-03-08 11:30:00+00', 'fan-1', 'speed', 969.54),
	('2026-03-08 12:00:00+00', 'pump-1', 'temperature', 48.24),
	('2026-03-08 12:00:00+00', 'pump-1', 'pressure', 7.54),
	('2026-03-08 12:00:00+00', 'pump-2', 'temperature', 56.14),
	('2026-03-08 12:00:00+00', 'fan-1', 'speed', 944.93),
	('2026-03-08 12:30:00+00', 'pump-1', 'temperature', 48.92),
	('2026-03-08 12:30:00+00', 'pump-1', 'pressure', 7.71),
	('2026-03-08 12:30:00+00', 'pump-2', 'temperature', 53.04),
	('2026-03-08 12:30:00+00', 'fan-1', 'speed', 925.54),
	('2026-03-08 13:00:00+00', 'pump-1', 'temperature', 49.44),
	('2026-03-08 13:00:00+00', 'pump-1', 'pressure', 7.86),
	('2026-03-08 13:00:00+00', 'pump-2', 'temperature', 51.67),
	('2026-03-08 13:00:00+00', 'fan-1', 'speed', 911.76),
	('2026-03-08 13:30:00+00', 'pump-1', 'temperature', 48.1),
	('2026-03-08 13:30:00+00', 'pump-1', 'pressure', 7.98),
	('2026-03-08 13:30:00+00', 'pump-2', 'temperature', 50.38),
	('2026-03-08 13:30:00+00', 'fan-1', 'speed', 902.18),
	('2026-03-08 14:00:00+00', 'pump-1', 'temperature', 48.29),
	('2026-03-08 14:00:00+00', 'pump-1', 'pressure', 8.09),
	('2026-03-08 14:00:00+00', 'pump-2', 'temperature', 49.19),
	('2026-03-08 14:00:00+00', 'fan-1', 'speed', 900.37),
	('2026-03-08 14:30:00+00', 'pump-1', 'temperature', 48.33),
	('2026-03-08 14:30:00+00', 'pump-1', 'pressure', 6.49),
	('2026-03-08 14:30:00+00', 'pump-2', 'temperature', 48.15),
	('2026-03-08 14:30:00+00', 'fan-1', 'speed', 904.67),
	('2026-03-08 15:00:00+00', 'pump-1', 'temperature', 48.21),
	('2026-03-08 15:00:00+00', 'pump-1', 'pressure', 6.58),
	('2026-03-08 15:00:00+00', 'pump-2', 'temperature', 47.26),
	('2026-03-08 15:00:00+00', 'fan-1', 'speed', 915),
	('2026-03-08 15:30:00+00', 'pump-1', 'temperature', 47.94),
	('2026-03-08 15:30:00+00', 'pump-1', 'pressure', 6.67),
	('2026-03-08 15:30:00+00', 'pump-2', 'temperature', 44.87),
	('2026-03-08 15:30:00+00', 'fan-1', 'speed', 931.16),
	('2026-03-08 16:00:00+00', 'pump-1', 'temperature', 47.53),
	('2026-03-08 16:00:00+00', 'pump-1', 'pressure', 6.75),
	('2026-03-08 16:00:00+00', 'pump-2', 'temperature', 44.38),
	('2026-03-08 16:00:00+00', 'fan-1', 'speed', 952.81),
	('2026-03-08 16:30:00+00', 'pump-1', 'temperature', 45.31),
	('2026-03-08 16:30:00+00', 'pump-1', 'pressure', 6.85),
	('2026-03-08 16:30:00+00', 'pump-2', 'temperature', 44.11),
	('2026-03-08 16:30:00+00', 'fan-1', 'speed', 977.84),
	('2026-03-08 17:00:00+00', 'pump-1', 'temperature', 44.68),
	('2026-03-08 17:00:00+00', 'pump-1', 'pressure', 6.95),
	('2026-03-08 17:00:00+00', 'pump-2', 'temperature', 44.09),
	('2026-03-08 17:00:00+00', 'fan-1', 'speed', 1009.09),
	('2026-03-08 17:30:00+00', 'pump-1', 'temperature', 43.97),
	('2026-03-08 17:30:00+00', 'pump-1', 'pressure', 5.36),
	('2026-03-08 17:30:00+00', 'pump-2', 'temperature', 44.3),
	('2026-03-08 17:30:00+00', 'fan-1', 'speed', 1044.23),
	('2026-03-08 18:00:00+00', 'pump-1', 'temperature', 43.19),
	('2026-03-08 18:00:00+00', 'pump-1', 'pressure', 5.49),
	('2026-03-08 18:00:00+00', 'pump-2', 'temperature', 44.76),
	('2026-03-08 18:00:00+00', 'fan-1', 'speed', 1082.57),
	('2026-03-08 18:30:00+00', 'pump-1', 'temperature', 42.37),
	('2026-03-08 18:30:00+00', 'pump-1', 'pressure', 5.65),
	('2026-03-08 18:30:00+00', 'pump-2', 'temperature', 43.76),
	('2026-03-08 18:30:00+00', 'fan-1', 'speed', 1123.32),
	('2026-03-08 19:00:00+00', 'pump-1', 'temperature', 39.83),
	('2026-03-08 19:00:00+00', 'pump-1', 'pressure', 5.82),
	('2026-03-08 19:00:00+00', 'pump-2', 'temperature', 44.7),
	('2026-03-08 19:00:00+00', 'fan-1', 'speed', 1165.66),
	('2026-03-08 19:30:00+00', 'pump-1', 'temperature', 38.99),
	('2026-03-08 19:30:00+00', 'pump-1', 'pressure', 6.02),
	('2026-03-08 19:30:00+00', 'pump-2', 'temperature', 45.85),
	('2026-03-08 19:30:00+00', 'fan-1', 'speed', 1207.03),
	('2026-03-08 20:00:00+00', 'pump-1', 'temperature', 38.18),
	('2026-03-08 20:00:00+00', 'pump-1', 'pressure', 4.55),
	('2026-03-08 20:00:00+00', 'pump-2', 'temperature', 47.21),
	('2026-03-08 20:00:00+00', 'fan-1', 'speed', 1249.96),
	('2026-03-08 20:30:00+00', 'pump-1', 'temperature', 37.42),
	('2026-03-08 20:30:00+00', 'pump-1', 'pressure', 4.81),
	('2026-03-08 20:30:00+00', 'pump-2', 'temperature', 48.75),
	('2026-03-08 20:30:00+00', 'fan-1', 'speed', 1291.88),
	('2026-03-08 21:00:00+00', 'pump-1', 'temperature', 36.73),
	('2026-03-08 21:00:00+00', 'pump-1', 'pressure', 5.1),
	('2026-03-08 21:00:00+00', 'pump-2', 'temperature', 48.74),
	('2026-03-08 21:00:00+00', 'fan-1', 'speed', 1331.95),
	('2026-03-08 21:30:00+00', 'pump-1', 'temperature', 36.13),
	('2026-03-08 21:30:00+00', 'pump-1', 'pressure', 5.42),
	('2026-03-08 21:30:00+00', 'pump-2', 'temperature', 50.56),
	('2026-03-08 21:30:00+00', 'fan-1', 'speed', 1369.35),
	('2026-03-08 22:00:00+00', 'pump-1', 'temperature', 33.94),
	('2026-03-08 22:00:00+00', 'pump-1', 'pressure', 5.77),
	('2026-03-08 22:00:00+00', 'pump-2', 'temperature', 52.48),
	('2026-03-08 22:00:00+00', 'fan-1', 'speed', 1401.63),
	('2026-03-08 22:30:00+00', 'pump-1', 'temperature', 33.58),
	('2026-03-08 22:30:00+00', 'pump-1', 'pressure', 6.15),
	('2026-03-08 22:30:00+00', 'pump-2', 'temperature', 54.46),
	('2026-03-08 22:30:00+00', 'fan-1', 'speed', 1431.5),
	('2026-03-08 23:00:00+00', 'pump-1', 'temperature', 33.35),
	('2026-03-08 23:00:00+00', 'pump-1', 'pressure', 4.86),
	('2026-03-08 23:00:00+00', 'pump-2', 'temperature', 56.47),
	('2026-03-08 23:00:00+00', 'fan-1', 'speed', 1456.66),
	('2026-03-08 23:30:00+00', 'pump-1', 'temperature', 33.28),
	('2026-03-08 23:30:00+00', 'pump-1', 'pressure', 5.29),
	('2026-03-08 23:30:00+00', 'pump-2', 'temperature', 58.48),
	('2026-03-08 23:30:00+00', 'fan-1', 'speed', 1476.61);


--
-- Data for Name: _hyper_1_9_chunk; Type: TABLE DATA; Schema: _timescaledb_internal; Owner: -
--

INSERT INTO _timescaledb_internal._hyper_1_9_chunk VALUES
	('2026-03-09 00:00:00+00', 'pump-1', 'temperature', 33.36),
	('2026-03-09 00:00:00+00', 'pump-1', 'pressure', 5.74),
	('2026-03-09 00:00:00+00', 'pump-2', 'temperature', 58.74),
	('2026-03-09 00:00:00+00', 'fan-1', 'speed', 1490.94),
	('2026-03-09 00:30:00+00', 'pump-1', 'temperature', 33.6),
	('2026-03-09 00:30:00+00', 'pump-1', 'pressure', 6.22),
	('2026-03-09 00:30:00+00', 'pump-2', 'temperature', 60.63),
	('2026-03-09 00:30:00+00', 'fan-1', 'speed', 1499.36),
	('2026-03-09 01:00:00+00', 'pump-1', 'temperature', 32.31),
	('2026-03-09 01:00:00+00', 'pump-1', 'pressure', 6.71),
	('2026-03-09 01:00:00+00', 'pump-2', 'temperature', 62.42),
	('2026-03-09 01:00:00+00', 'fan-1', 'speed', 1500.02),
	('2026-03-09 01:30:00+00', 'pump-1', 'temperature', 32.88),
	('2026-03-09 01:30:00+00', 'pump-1', 'pressure', 7.21),
	('2026-03-09 01:30:00+00', 'pump-2', 'temperature', 64.07),
	('2026-03-09 01:30:00+00', 'fan-1', 'speed', 1496.26),
	('2026-03-09 02:00:00+00', 'pump-1', 'temperature', 33.6),
	('2026-03-09 02:00:00+00', 'pump-1', 'pressure', 6.02),
	('2026-03-09 02:00:00+00', 'pump-2', 'temperature', 65.55),
	('2026-03-09 02:00:00+00', 'fan-1', 'speed', 1486.48),
	('2026-03-09 02:30:00+00', 'pump-1', 'temperature', 34.47),
	('2026-03-09 02:30:00+00', 'pump-1', 'pressure', 6.53),
	('2026-03-09 02:30:00+00', 'pump-2', 'temperature', 66.84),
	('2026-03-09 02:30:00+00', 'fan-1', 'speed', 1470.88),
	('2026-03-09 03:00:00+00', 'pump-1', 'temperature', 35.47),
	('2026-03-09 03:00:00+00', 'pump-1', 'pressure', 7.05),
	('2026-03-09 03:00:00+00', 'pump-2', 'temperature', 66.23),
	('2026-03-09 03:00:00+00', 'fan-1', 'speed', 1449.77),
	('2026-03-09 03:30:00+00', 'pump-1', 'temperature', 34.9),
	('2026-03-09 03:30:00+00', 'pump-1', 'pressure', 7.56),
	('2026-03-09 03:30:00+00', 'pump-2', 'temperature', 67.09),
	('2026-03-09 03:30:00+00', 'fan-1', 'speed', 1423.61),
	('2026-03-09 04:00:00+00', 'pump-1', 'temperature', 36.13),
	('2026-03-09 04:00:00+00', 'pump-1', 'pressure', 8.05),
	('2026-03-09 04:00:00+00', 'pump-2', 'temperature', 67.71),
	('2026-03-09 04:00:00+00', 'fan-1', 'speed', 1391.22),
	('2026-03-09 04:30:00+00', 'pump-1', 'temperature', 37.44),
	('2026-03-09 04:30:00+00', 'pump-1', 'pressure', 6.84),
	('2026-03-09 04:30:00+00', 'pump-2', 'temperature', 68.1),
	('2026-03-09 04:30:00+00', 'fan-1', 'speed', 1356.64),
	('2026-03-09 05:00:00+00', 'pump-1', 'temperature', 38.82),
	('2026-03-09 05:00:00+00', 'pump-1', 'pressure', 7.31),
	('2026-03-09 05:00:00+00', 'pump-2', 'temperature', 68.23),
	('2026-03-09 05:00:00+00', 'fan-1', 'speed', 1318.88),
	('2026-03-09 05:30:00+00', 'pump-1', 'temperature', 40.24),
	('2026-03-09 05:30:00+00', 'pump-1', 'pressure', 7.76),
	('2026-03-09 05:30:00+00', 'pump-2', 'temperature', 66.43),
	('2026-03-09 05:30:00+00', 'fan-1', 'speed', 1278.71),
	('2026-03-09 06:00:00+00', 'pump-1', 'temperature', 41.68),
	('2026-03-09 06:00:00+00', 'pump-1', 'pressure', 8.18),
	('2026-03-09 06:00:00+00', 'pump-2', 'temperature', 66.1),
	('2026-03-09 06:00:00+00', 'fan-1', 'speed', 1236.97),
	('2026-03-09 06:30:00+00', 'pump-1', 'temperature', 41.42),
	('2026-03-09 06:30:00+00', 'pump-1', 'pressure', 8.58),
	('2026-03-09 06:30:00+00', 'pump-2', 'temperature', 65.54),
	('2026-03-09 06:30:00+00', 'fan-1', 'speed', 1192.79),
	('2026-03-09 07:00:00+00', 'pump-1', 'temperature', 42.83),
	('2026-03-09 07:00:00+00', 'pump-1', 'pressure', 8.95),
	('2026-03-09 07:00:00+00', 'pump-2', 'temperature', 64.78),
	('2026-03-09 07:00:00+00', 'fan-1', 'speed', 1150.47),
	('2026-03-09 07:30:00+00', 'pump-1', 'temperature', 44.19),
	('2026-03-09 07:30:00+00', 'pump-1', 'pressure', 7.59),
	('2026-03-09 07:30:00+00', 'pump-2', 'temperature', 63.84),
	('2026-03-09 07:30:00+00', 'fan-1', 'speed', 1109.16),
	('2026-03-09 08:00:00+00', 'pump-1', 'temperature', 45.48),
	('2026-03-09 08:00:00+00', 'pump-1', 'pressure', 7.9),
	('2026-03-09 08:00:00+00', 'pump-2', 'temperature', 62.75),
	('2026-03-09 08:00:00+00', 'fan-1', 'speed', 1069.71),
	('2026-03-09 08:30:00+00', 'pump-1', 'temperature', 46.68),
	('2026-03-09 08:30:00+00', 'pump-1', 'pressure', 8.18),
	('2026-03-09 08:30:00+00', 'pump-2', 'temperature', 59.82),
	('2026-03-09 08:30:00+00', 'fan-1', 'speed', 1032.93),
	('2026-03-09 09:00:00+00', 'pump-1', 'temperature', 47.77),
	('2026-03-09 09:00:00+00', 'pump-1', 'pressure', 8.43),
	('2026-03-09 09:00:00+00', 'pump-2', 'temperature', 58.5),
	('2026-03-09 09:00:00+00', 'fan-1', 'speed', 999.59),
	('2026-03-09 09:30:00+00', 'pump-1', 'temperature', 47.03),
	('2026-03-09 09:30:00+00', 'pump-1', 'pressure', 8.65),
	('2026-03-09 09:30:00+00', 'pump-2', 'temperature', 57.12),
	('2026-03-09 09:30:00+00', 'fan-1', 'speed', 968.66),
	('2026-03-09 10:00:00+00', 'pump-1', 'temperature', 47.85),
	('2026-03-09 10:00:00+00', 'pump-1', 'pressure', 8.84),
	('2026-03-09 10:00:00+00', 'pump-2', 'temperature', 55.71),
	('2026-03-09 10:00:00+00', 'fan-1', 'speed', 944.14),
	('2026-03-09 10:30:00+00', 'pump-1', 'temperature', 48.53),
	('2026-03-09 10:30:00+00', 'pump-1', 'pressure', 7.31),
	('2026-03-09 10:30:00+00', 'pump-2', 'temperature', 54.31),
	('2026-03-09 10:30:00+00', 'fan-1', 'speed', 924.84),
	('2026-03-09 11:00:00+00', 'pump-1', 'temperature', 49.04),
	('2026-03-09 11:00:00+00', 'pump-1', 'pressure', 7.46),
	('2026-03-09 11:00:00+00', 'pump-2', 'temperature', 52.94),
	('2026-03-09 11:00:00+00', 'fan-1', 'speed', 911.16),
	('2026-03-09 11:30:00+00', 'pump-1', 'temperature', 49.4),
	('2026-03-09 11:30:00+00', 'pump-1', 'pressure', 7.58),
	('2026-03-09 11:30:00+00', 'pump-2', 'temperature', 49.95),
	('2026-03-09 11:30:00+00', 'fan-1', 'speed', 903.39),
	('2026-03-09 12:00:00+00', 'pump-1', 'temperature', 47.89),
	('2026-03-09 12:00:00+00', 'pump-1', 'pressure', 7.69),
	('2026-03-09 12:00:00+00', 'pump-2', 'temperature', 48.77),
	('2026-03-09 12:00:00+00', 'fan-1', 'speed', 901.69),
	('2026-03-09 12:30:00+00', 'pump-1', 'temperature', 47.92),
	('2026-03-09 12:30:00+00', 'pump-1', 'pressure', 7.79),
	('2026-03-09 12:30:00+00', 'pump-2', 'temperature', 47.72),
	('2026-03-09 12:30:00+00', 'fan-1', 'speed', 904.4),
	('2026-03-09 13:00:00+00', 'pump-1', 'temperature', 47.8),
	('2026-03-09 13:00:00+00', 'pump-1', 'pressure', 6.18),
	('2026-03-09 13:00:00+00', 'pump-2', 'temperature', 46.84),
	('2026-03-09 13:00:00+00', 'fan-1', 'speed', 914.83),
	('2026-03-09 13:30:00+00', 'pump-1', 'temperature', 47.53),
	('2026-03-09 13:30:00+00', 'pump-1', 'pressure', 6.26),
	('2026-03-09 13:30:00+00', 'pump-2', 'temperature', 46.15),
	('2026-03-09 13:30:00+00', 'fan-1', 'speed', 931.09),
	('2026-03-09 14:00:00+00', 'pump-1', 'temperature', 47.12),
	('2026-03-09 14:00:00+00', 'pump-1', 'pressure', 6.35),
	('2026-03-09 14:00:00+00', 'pump-2', 'temperature', 43.97),
	('2026-03-09 14:00:00+00', 'fan-1', 'speed', 952.84),
	('2026-03-09 14:30:00+00', 'pump-1', 'temperature', 46.59),
	('2026-03-09 14:30:00+00', 'pump-1', 'pressure', 6.44),
	('2026-03-09 14:30:00+00', 'pump-2', 'temperature', 43.71),
	('2026-03-09 14:30:00+00', 'fan-1', 'speed', 979.65),
	('2026-03-09 15:00:00+00', 'pump-1', 'temperature', 44.26),
	('2026-03-09 15:00:00+00', 'pump-1', 'pressure', 6.54),
	('2026-03-09 15:00:00+00', 'pump-2', 'temperature', 43.68),
	('2026-03-09 15:00:00+00', 'fan-1', 'speed', 1009.27),
	('2026-03-09 15:30:00+00', 'pump-1', 'temperature', 43.55),
	('2026-03-09 15:30:00+00', 'pump-1', 'pressure', 6.66),
	('2026-03-09 15:30:00+00', 'pump-2', 'temperature', 43.9),
	('2026-03-09 15:30:00+00', 'fan-1', 'speed', 1044.48),
	('2026-03-09 16:00:00+00', 'pump-1', 'temperature', 42.77),
	('2026-03-09 16:00:00+00', 'pump-1', 'pressure', 5.09),
	('2026-03-09 16:00:00+00', 'pump-2', 'temperature', 44.37),
	('2026-03-09 16:00:00+00', 'fan-1', 'speed', 1082.87),
	('2026-03-09 16:30:00+00', 'pump-1', 'temperature', 41.95),
	('2026-03-09 16:30:00+00', 'pump-1', 'pressure', 5.24),
	('2026-03-09 16:30:00+00', 'pump-2', 'temperature', 45.07),
	('2026-03-09 16:30:00+00', 'fan-1', 'speed', 1123.65),
	('2026-03-09 17:00:00+00', 'pump-1', 'temperature', 41.11),
	('2026-03-09 17:00:00+00', 'pump-1', 'pressure', 5.42),
	('2026-03-09 17:00:00+00', 'pump-2', 'temperature', 44.31),
	('2026-03-09 17:00:00+00', 'fan-1', 'speed', 1166.01),
	('2026-03-09 17:30:00+00', 'pump-1', 'temperature', 40.27),
	('2026-03-09 17:30:00+00', 'pump-1', 'pressure', 5.62),
	('2026-03-09 17:30:00+00', 'pump-2', 'temperature', 45.47),
	('2026-03-09 17:30:00+00', 'fan-1', 'speed', 1209.09),
	('2026-03-09 18:00:00+00', 'pump-1', 'temperature', 37.76),
	('2026-03-09 18:00:00+00', 'pump-1', 'pressure', 5.85),
	('2026-03-09 18:00:00+00', 'pump-2', 'temperature', 46.83),
	('2026-03-09 18:00:00+00', 'fan-1', 'speed', 1250.31),
	('2026-03-09 18:30:00+00', 'pump-1', 'temperature', 37),
	('2026-03-09 18:30:00+00', 'pump-1', 'pressure', 6.11),
	('2026-03-09 18:30:00+00', 'pump-2', 'temperature', 48.37),
	('2026-03-09 18:30:00+00', 'fan-1', 'speed', 1292.2),
	('2026-03-09 19:00:00+00', 'pump-1', 'temperature', 36.31),
	('2026-03-09 19:00:00+00', 'pump-1', 'pressure', 4.7),
	('2026-03-09 19:00:00+00', 'pump-2', 'temperature', 50.07),
	('2026-03-09 19:00:00+00', 'fan-1', 'speed', 1332.23),
	('2026-03-09 19:30:00+00', 'pump-1', 'temperature', 35.72),
	('2026-03-09 19:30:00+00', 'pump-1', 'pressure', 5.02),
	('2026-03-09 19:30:00+00', 'pump-2', 'temperature', 51.89),
	('2026-03-09 19:30:00+00', 'fan-1', 'speed', 1369.58),
	('2026-03-09 20:00:00+00', 'pump-1', 'temperature', 35.23),
	('2026-03-09 20:00:00+00', 'pump-1', 'pressure', 5.37),
	('2026-03-09 20:00:00+00', 'pump-2', 'temperature', 52.11),
	('2026-03-09 20:00:00+00', 'fan-1', 'speed', 1403.49),
	('2026-03-09 20:30:00+00', 'pump-1', 'temperature', 33.17),
	('2026-03-09 20:30:00+00', 'pump-1', 'pressure', 5.75),
	('2026-03-09 20:30:00+00', 'pump-2', 'temperature', 54.09),
	('2026-03-09 20:30:00+00', 'fan-1', 'speed', 1433.29),
	('2026-03-09 21:00:00+00', 'pump-1', 'temperature', 32.94),
	('2026-03-09 21:00:00+00', 'pump-1', 'pressure', 6.16),
	('2026-03-09 21:00:00+00', 'pump-2', 'temperature', 56.1),
	('2026-03-09 21:00:00+00', 'fan-1', 'speed', 1456.66),
	('2026-03-09 21:30:00+00', 'pump-1', 'temperature', 32.87),
	('2026-03-09 21:30:00+00', 'pump-1', 'pressure', 4.89),
	('2026-03-09 21:30:00+00', 'pump-2', 'temperature', 58.11),
	('2026-03-09 21:30:00+00', 'fan-1', 'speed', 1476.51),
	('2026-03-09 22:00:00+00', 'pump-1', 'temperature', 32.96),
	('2026-03-09 22:00:00+00', 'pump-1', 'pressure', 5.35),
	('2026-03-09 22:00:00+00', 'pump-2', 'temperature', 60.07),
	('2026-03-09 22:00:00+00', 'fan-1', 'speed', 1490.73),
	('2026-03-09 22:30:00+00', 'pump-1', 'temperature', 33.2),
	('2026-03-09 22:30:00+00', 'pump-1', 'pressure', 5.82),
	('2026-03-09 22:30:00+00', 'pump-2', 'temperature', 60.26),
	('2026-03-09 22:30:00+00', 'fan-1', 'speed', 1499.05),
	('2026-03-09 23:00:00+00', 'pump-1', 'temperature', 33.61),
	('2026-03-09 23:00:00+00', 'pump-1', 'pressure', 6.31),
	('2026-03-09 23:00:00+00', 'pump-2', 'temperature', 62.04),
	('2026-03-09 23:00:00+00', 'fan-1', 'speed', 1501.3),
	('2026-03-09 23:30:00+00', 'pump-1', 'temperature', 32.48),
	('2026-03-09 23:30:00+00', 'pump-1', 'pressure', 6.81),
	('2026-03-09 23:30:00+00', 'pump-2', 'temperature', 63.69),
	('2026-03-09 23:30:00+00', 'fan-1', 'speed', 1495.74);


--
-- Data for Name: _hyper_2_11_chunk; Type: TABLE DATA; Schema: _timescaledb_internal; Owner: -
--

INSERT INTO _timescaledb_internal._hyper_2_11_chunk VALUES
	('2026-03-09 12:00:00+00', 'pump-1', 27.8225, 7.69, 47.92),
	('2026-03-09 22:00:00+00', 'pump-1', 19.332500000000003, 5.35, 33.2),
	('2026-03-08 15:00:00+00', 'pump-1', 27.349999999999998, 6.58, 48.21),
	('2026-03-09 15:00:00+00', 'pump-2', 43.79, 43.68, 43.9),
	('2026-03-10 16:00:00+00', 'pump-2', 47.22, 46.45, 47.99),
	('2026-03-08 22:00:00+00', 'pump-2', 53.47, 52.48, 54.46),
	('2026-03-08 06:00:00+00', 'pump-1', 22.08, 6.75, 37.82),
	('2026-03-08 09:00:00+00', 'fan-1', 1130.9499999999998, 1110.28, 1151.62),
	('2026-03-09 07:00:00+00', 'pump-1', 25.89, 7.59, 44.19),
	('2026-03-08 22:00:00+00', 'fan-1', 1416.565, 1401.63, 1431.5),
	('2026-03-09 00:00:00+00', 'fan-1', 1495.15, 1490.94, 1499.36),
	('2026-03-08 01:00:00+00', 'fan-1', 1466.69, 1456.67, 1476.71),
	('2026-03-09 11:00:00+00', 'fan-1', 907.275, 903.39, 911.16),
	('2026-03-10 00:00:00+00', 'pump-1', 20.1875, 6.14, 34.08),
	('2026-03-09 08:00:00+00', 'pump-2', 61.285, 59.82, 62.75),
	('2026-03-10 02:00:00+00', 'pump-2', 67.50999999999999, 67.32, 67.7),
	('2026-03-09 07:00:00+00', 'pump-2', 64.31, 63.84, 64.78),
	('2026-03-09 04:00:00+00', 'fan-1', 1373.93, 1356.64, 1391.22),
	('2026-03-09 21:00:00+00', 'pump-2', 57.105000000000004, 56.1, 58.11),
	('2026-03-08 02:00:00+00', 'fan-1', 1494.555, 1491.14, 1497.97),
	('2026-03-08 20:00:00+00', 'pump-1', 21.240000000000002, 4.55, 38.18),
	('2026-03-09 04:00:00+00', 'pump-1', 22.115000000000002, 6.84, 37.44),
	('2026-03-10 04:00:00+00', 'fan-1', 1214.57, 1193.33, 1235.81),
	('2026-03-08 12:00:00+00', 'fan-1', 935.2349999999999, 925.54, 944.93),
	('2026-03-08 15:00:00+00', 'pump-2', 46.065, 44.87, 47.26),
	('2026-03-09 19:00:00+00', 'pump-1', 20.4375, 4.7, 36.31),
	('2026-03-08 17:00:00+00', 'fan-1', 1026.66, 1009.09, 1044.23),
	('2026-03-10 06:00:00+00', 'fan-1', 1050.27, 1031.91, 1068.63),
	('2026-03-09 08:00:00+00', 'pump-1', 27.060000000000002, 7.9, 46.68),
	('2026-03-08 20:00:00+00', 'fan-1', 1270.92, 1249.96, 1291.88),
	('2026-03-08 18:00:00+00', 'fan-1', 1102.945, 1082.57, 1123.32),
	('2026-03-08 02:00:00+00', 'pump-2', 60.06, 59.11, 61.01),
	('2026-03-10 20:00:00+00', 'fan-1', 1494.635, 1490.53, 1498.74),
	('2026-03-10 14:00:00+00', 'fan-1', 1103.58, 1083.17, 1123.99),
	('2026-03-09 09:00:00+00', 'pump-1', 27.970000000000002, 8.43, 47.77),
	('2026-03-10 17:00:00+00', 'fan-1', 1351.1599999999999, 1332.51, 1369.81),
	('2026-03-09 18:00:00+00', 'pump-1', 21.68, 5.85, 37.76),
	('2026-03-08 14:00:00+00', 'pump-2', 48.67, 48.15, 49.19),
	('2026-03-08 23:00:00+00', 'fan-1', 1466.635, 1456.66, 1476.61),
	('2026-03-10 02:00:00+00', 'fan-1', 1373.7649999999999, 1355.59, 1391.94),
	('2026-03-09 05:00:00+00', 'pump-1', 23.532500000000002, 7.31, 40.24),
	('2026-03-09 06:00:00+00', 'pump-1', 24.965, 8.18, 41.68),
	('2026-03-10 18:00:00+00', 'pump-1', 19.9, 4.97, 34.82),
	('2026-03-10 21:00:00+00', 'pump-2', 63.34, 63.31, 63.37),
	('2026-03-09 01:00:00+00', 'pump-1', 19.7775, 6.71, 32.88),
	('2026-03-10 21:00:00+00', 'pump-1', 19.834999999999997, 5.91, 33.79),
	('2026-03-10 13:00:00+00', 'fan-1', 1028.795, 1011.16, 1046.43),
	('2026-03-09 06:00:00+00', 'pump-2', 65.82, 65.54, 66.1),
	('2026-03-10 13:00:00+00', 'pump-1', 25.27, 6.14, 45.55),
	('2026-03-10 20:00:00+00', 'pump-2', 60.645, 59.7, 61.59),
	('2026-03-08 23:00:00+00', 'pump-2', 57.474999999999994, 56.47, 58.48),
	('2026-03-10 19:00:00+00', 'fan-1', 1467.375, 1458.35, 1476.4),
	('2026-03-10 22:00:00+00', 'pump-2', 65.43, 64.79, 66.07),
	('2026-03-08 00:00:00+00', 'pump-2', 53.84, 52.85, 54.83),
	('2026-03-10 14:00:00+00', 'pump-2', 44.325, 43.97, 44.68),
	('2026-03-08 14:00:00+00', 'fan-1', 902.52, 900.37, 904.67),
	('2026-03-08 11:00:00+00', 'pump-1', 27.5125, 7.35, 47.42),
	('2026-03-08 05:00:00+00', 'fan-1', 1435.8600000000001, 1422.82, 1448.9),
	('2026-03-09 11:00:00+00', 'pump-1', 28.37, 7.46, 49.4),
	('2026-03-08 08:00:00+00', 'pump-1', 24.93, 8.58, 41.8),
	('2026-03-08 19:00:00+00', 'pump-2', 45.275000000000006, 44.7, 45.85),
	('2026-03-08 01:00:00+00', 'pump-1', 19.595, 5.25, 33.76),
	('2026-03-08 07:00:00+00', 'fan-1', 1299.915, 1279.85, 1319.98),
	('2026-03-10 17:00:00+00', 'pump-2', 50.605000000000004, 49.69, 51.52),
	('2026-03-10 12:00:00+00', 'pump-1', 26.220000000000002, 5.95, 46.71),
	('2026-03-09 03:00:00+00', 'fan-1', 1436.69, 1423.61, 1449.77),
	('2026-03-09 23:00:00+00', 'pump-1', 19.802500000000002, 6.31, 33.61),
	('2026-03-10 19:00:00+00', 'pump-1', 19.665, 5.76, 34.24),
	('2026-03-10 09:00:00+00', 'pump-1', 27.97, 7.05, 49),
	('2026-03-09 11:00:00+00', 'pump-2', 51.445, 49.95, 52.94),
	('2026-03-10 06:00:00+00', 'pump-2', 61.71, 61.1, 62.32),
	('2026-03-10 10:00:00+00', 'fan-1', 903.5699999999999, 901.31, 905.83),
	('2026-03-08 04:00:00+00', 'pump-1', 20.550000000000004, 6.42, 34.86),
	('2026-03-10 00:00:00+00', 'pump-2', 65.815, 65.17, 66.46),
	('2026-03-08 09:00:00+00', 'pump-1', 25.855, 7.65, 44.57),
	('2026-03-08 04:00:00+00', 'fan-1', 1479.36, 1471.61, 1487.11),
	('2026-03-10 23:00:00+00', 'pump-1', 20.885, 6.25, 35.83),
	('2026-03-08 01:00:00+00', 'pump-2', 56.995000000000005, 56.84, 57.15),
	('2026-03-10 05:00:00+00', 'fan-1', 1129.525, 1108.03, 1151.02),
	('2026-03-09 10:00:00+00', 'pump-2', 55.010000000000005, 54.31, 55.71),
	('2026-03-10 20:00:00+00', 'pump-1', 19.355, 5.42, 32.8),
	('2026-03-08 21:00:00+00', 'fan-1', 1350.65, 1331.95, 1369.35),
	('2026-03-08 05:00:00+00', 'pump-2', 67.05000000000001, 66.62, 67.48),
	('2026-03-08 10:00:00+00', 'pump-1', 27.025, 8.3, 45.86),
	('2026-03-09 00:00:00+00', 'pump-1', 19.73, 5.74, 33.6),
	('2026-03-09 17:00:00+00', 'pump-1', 23.105000000000004, 5.42, 41.11),
	('2026-03-08 21:00:00+00', 'pump-2', 49.650000000000006, 48.74, 50.56),
	('2026-03-09 13:00:00+00', 'fan-1', 922.96, 914.83, 931.09),
	('2026-03-10 02:00:00+00', 'pump-1', 22.575, 7.66, 37.44),
	('2026-03-10 22:00:00+00', 'fan-1', 1478.165, 1469.41, 1486.92),
	('2026-03-10 11:00:00+00', 'fan-1', 922.845, 914.67, 931.02),
	('2026-03-08 22:00:00+00', 'pump-1', 19.86, 5.77, 33.94),
	('2026-03-09 19:00:00+00', 'fan-1', 1350.905, 1332.23, 1369.58),
	('2026-03-09 09:00:00+00', 'fan-1', 984.125, 968.66, 999.59),
	('2026-03-09 12:00:00+00', 'pump-2', 48.245000000000005, 47.72, 48.77),
	('2026-03-09 21:00:00+00', 'fan-1', 1466.585, 1456.66, 1476.51),
	('2026-03-09 02:00:00+00', 'pump-2', 66.195, 65.55, 66.84),
	('2026-03-09 05:00:00+00', 'fan-1', 1298.795, 1278.71, 1318.88),
	('2026-03-08 20:00:00+00', 'pump-2', 47.980000000000004, 47.21, 48.75),
	('2026-03-08 13:00:00+00', 'pump-2', 51.025000000000006, 50.38, 51.67),
	('2026-03-10 08:00:00+00', 'fan-1', 933.74, 924.14, 943.34),
	('2026-03-10 04:00:00+00', 'pump-1', 25, 7.78, 42.74),
	('2026-03-09 20:00:00+00', 'pump-2', 53.1, 52.11, 54.09),
	('2026-03-09 13:00:00+00', 'pump-1', 26.9425, 6.18, 47.8),
	('2026-03-09 06:00:00+00', 'fan-1', 1214.88, 1192.79, 1236.97),
	('2026-03-10 23:00:00+00', 'fan-1', 1434.955, 1421.79, 1448.12),
	('2026-03-10 10:00:00+00', 'pump-2', 47.82, 47.3, 48.34),
	('2026-03-09 22:00:00+00', 'pump-2', 60.165, 60.07, 60.26),
	('2026-03-08 18:00:00+00', 'pump-1', 24.175, 5.49, 43.19),
	('2026-03-08 11:00:00+00', 'pump-2', 58.239999999999995, 57.55, 58.93),
	('2026-03-09 16:00:00+00', 'pump-2', 44.72, 44.37, 45.07),
	('2026-03-08 16:00:00+00', 'pump-1', 26.61, 6.75, 47.53),
	('2026-03-09 23:00:00+00', 'fan-1', 1498.52, 1495.74, 1501.3),
	('2026-03-09 01:00:00+00', 'fan-1', 1498.1399999999999, 1496.26, 1500.02),
	('2026-03-08 09:00:00+00', 'pump-2', 64.73, 64.26, 65.2),
	('2026-03-10 05:00:00+00', 'pump-1', 25.925, 8.55, 43.81),
	('2026-03-09 15:00:00+00', 'pump-1', 25.252499999999998, 6.54, 44.26),
	('2026-03-08 16:00:00+00', 'fan-1', 965.325, 952.81, 977.84),
	('2026-03-10 15:00:00+00', 'fan-1', 1187.9, 1166.36, 1209.44),
	('2026-03-08 17:00:00+00', 'pump-2', 44.195, 44.09, 44.3),
	('2026-03-08 11:00:00+00', 'fan-1', 984.1949999999999, 969.54, 998.85),
	('2026-03-09 14:00:00+00', 'pump-1', 26.625, 6.35, 47.12),
	('2026-03-08 10:00:00+00', 'pump-2', 60.86, 60.25, 61.47),
	('2026-03-09 17:00:00+00', 'pump-2', 44.89, 44.31, 45.47),
	('2026-03-10 15:00:00+00', 'pump-2', 45.355000000000004, 45.09, 45.62),
	('2026-03-08 23:00:00+00', 'pump-1', 19.195000000000004, 4.86, 33.35),
	('2026-03-08 19:00:00+00', 'pump-1', 22.665, 5.82, 39.83),
	('2026-03-08 13:00:00+00', 'pump-1', 28.345000000000002, 7.86, 49.44),
	('2026-03-08 13:00:00+00', 'fan-1', 906.97, 902.18, 911.76),
	('2026-03-09 18:00:00+00', 'fan-1', 1271.255, 1250.31, 1292.2),
	('2026-03-09 12:00:00+00', 'fan-1', 903.0450000000001, 901.69, 904.4),
	('2026-03-10 03:00:00+00', 'pump-1', 23.5675, 7.36, 39.86),
	('2026-03-10 13:00:00+00', 'pump-2', 43.39, 43.28, 43.5),
	('2026-03-10 14:00:00+00', 'pump-1', 23.777500000000003, 4.84, 42.35),
	('2026-03-09 02:00:00+00', 'fan-1', 1478.68, 1470.88, 1486.48),
	('2026-03-10 12:00:00+00', 'fan-1', 966.31, 952.86, 979.76),
	('2026-03-08 06:00:00+00', 'pump-2', 68.305, 68.11, 68.5),
	('2026-03-09 13:00:00+00', 'pump-2', 46.495000000000005, 46.15, 46.84),
	('2026-03-08 00:00:00+00', 'pump-1', 19.84, 4.85, 34.35),
	('2026-03-10 18:00:00+00', 'fan-1', 1418.51, 1403.65, 1433.37),
	('2026-03-10 06:00:00+00', 'pump-1', 26.6675, 7.5, 46.29),
	('2026-03-10 10:00:00+00', 'pump-1', 28.2675, 7.29, 49.21),
	('2026-03-09 20:00:00+00', 'fan-1', 1418.3899999999999, 1403.49, 1433.29),
	('2026-03-09 04:00:00+00', 'pump-2', 67.905, 67.71, 68.1),
	('2026-03-10 05:00:00+00', 'pump-2', 63.89, 63.42, 64.36),
	('2026-03-10 15:00:00+00', 'pump-1', 22.695, 5.02, 40.69),
	('2026-03-10 07:00:00+00', 'fan-1', 984.05, 969.47, 998.63),
	('2026-03-10 03:00:00+00', 'fan-1', 1297.6799999999998, 1277.58, 1317.78),
	('2026-03-09 23:00:00+00', 'pump-2', 62.864999999999995, 62.04, 63.69),
	('2026-03-09 02:00:00+00', 'pump-1', 20.155, 6.02, 34.47),
	('2026-03-08 02:00:00+00', 'pump-1', 19.2775, 6.14, 32.3),
	('2026-03-10 22:00:00+00', 'pump-1', 20.22, 6.93, 33.69),
	('2026-03-10 01:00:00+00', 'pump-1', 21.2775, 6.65, 36.21),
	('2026-03-10 19:00:00+00', 'pump-2', 56.735, 55.73, 57.74),
	('2026-03-08 04:00:00+00', 'pump-2', 64.88, 64.23, 65.53),
	('2026-03-09 22:00:00+00', 'fan-1', 1494.8899999999999, 1490.73, 1499.05),
	('2026-03-08 03:00:00+00', 'fan-1', 1498.6100000000001, 1496.79, 1500.43),
	('2026-03-10 07:00:00+00', 'pump-1', 28, 8.03, 48.34),
	('2026-03-10 03:00:00+00', 'pump-2', 67.775, 67.72, 67.83),
	('2026-03-09 00:00:00+00', 'pump-2', 59.685, 58.74, 60.63),
	('2026-03-10 08:00:00+00', 'pump-1', 28.16, 8.44, 48.13),
	('2026-03-10 21:00:00+00', 'fan-1', 1498.895, 1496.91, 1500.88),
	('2026-03-08 14:00:00+00', 'pump-1', 27.799999999999997, 6.49, 48.33),
	('2026-03-10 09:00:00+00', 'pump-2', 51.87, 51.23, 52.51),
	('2026-03-08 06:00:00+00', 'fan-1', 1374.95, 1357.69, 1392.21),
	('2026-03-09 08:00:00+00', 'fan-1', 1051.3200000000002, 1032.93, 1069.71),
	('2026-03-09 03:00:00+00', 'pump-2', 66.66, 66.23, 67.09),
	('2026-03-10 11:00:00+00', 'pump-1', 27.3825, 7.47, 47.39),
	('2026-03-09 10:00:00+00', 'pump-1', 28.1325, 7.31, 48.53),
	('2026-03-10 12:00:00+00', 'pump-2', 45.125, 45, 45.25),
	('2026-03-08 05:00:00+00', 'pump-1', 21.2075, 7.44, 35.28),
	('2026-03-09 05:00:00+00', 'pump-2', 67.33000000000001, 66.43, 68.23),
	('2026-03-09 01:00:00+00', 'pump-2', 63.245, 62.42, 64.07),
	('2026-03-10 01:00:00+00', 'fan-1', 1435.825, 1422.7, 1448.95),
	('2026-03-09 14:00:00+00', 'pump-2', 43.84, 43.71, 43.97),
	('2026-03-08 15:00:00+00', 'fan-1', 923.0799999999999, 915, 931.16),
	('2026-03-10 11:00:00+00', 'pump-2', 46.075, 45.73, 46.42),
	('2026-03-09 15:00:00+00', 'fan-1', 1026.875, 1009.27, 1044.48),
	('2026-03-08 12:00:00+00', 'pump-1', 28.1025, 7.54, 48.92),
	('2026-03-08 16:00:00+00', 'pump-2', 44.245000000000005, 44.11, 44.38),
	('2026-03-10 16:00:00+00', 'pump-1', 21.694999999999997, 5.45, 39.04),
	('2026-03-08 10:00:00+00', 'fan-1', 1052.375, 1033.96, 1070.79),
	('2026-03-10 16:00:00+00', 'fan-1', 1272.44, 1252.35, 1292.53),
	('2026-03-09 03:00:00+00', 'pump-1', 21.244999999999997, 7.05, 35.47),
	('2026-03-08 07:00:00+00', 'pump-2', 66.89, 66.84, 66.94),
	('2026-03-10 18:00:00+00', 'pump-2', 53.58, 53.44, 53.72),
	('2026-03-10 00:00:00+00', 'fan-1', 1478, 1470.15, 1485.85),
	('2026-03-10 09:00:00+00', 'fan-1', 906.735, 902.9, 910.57),
	('2026-03-08 19:00:00+00', 'fan-1', 1186.345, 1165.66, 1207.03),
	('2026-03-08 18:00:00+00', 'pump-2', 44.26, 43.76, 44.76),
	('2026-03-09 19:00:00+00', 'pump-2', 50.980000000000004, 50.07, 51.89),
	('2026-03-09 17:00:00+00', 'fan-1', 1187.55, 1166.01, 1209.09),
	('2026-03-08 03:00:00+00', 'pump-2', 63.614999999999995, 62.79, 64.44),
	('2026-03-09 14:00:00+00', 'fan-1', 966.245, 952.84, 979.65),
	('2026-03-10 23:00:00+00', 'pump-2', 67.58000000000001, 67.15, 68.01),
	('2026-03-08 00:00:00+00', 'fan-1', 1416.4450000000002, 1401.47, 1431.42),
	('2026-03-10 17:00:00+00', 'pump-1', 20.455, 4.62, 35.9),
	('2026-03-08 21:00:00+00', 'pump-1', 20.845000000000002, 5.1, 36.73),
	('2026-03-08 17:00:00+00', 'pump-1', 25.24, 5.36, 44.68),
	('2026-03-09 16:00:00+00', 'fan-1', 1103.26, 1082.87, 1123.65),
	('2026-03-08 07:00:00+00', 'pump-1', 23.92, 7.71, 40.62),
	('2026-03-08 03:00:00+00', 'pump-1', 19.322499999999998, 5.4, 33.27),
	('2026-03-10 01:00:00+00', 'pump-2', 67.12, 66.7, 67.54),
	('2026-03-10 07:00:00+00', 'pump-2', 57.385, 56.69, 58.08),
	('2026-03-09 09:00:00+00', 'pump-2', 57.81, 57.12, 58.5),
	('2026-03-08 08:00:00+00', 'fan-1', 1215.185, 1193.95, 1236.42),
	('2026-03-09 07:00:00+00', 'fan-1', 1129.815, 1109.16, 1150.47),
	('2026-03-09 18:00:00+00', 'pump-2', 47.599999999999994, 46.83, 48.37),
	('2026-03-09 10:00:00+00', 'fan-1', 934.49, 924.84, 944.14),
	('2026-03-09 21:00:00+00', 'pump-1', 19.215, 4.89, 32.94),
	('2026-03-08 12:00:00+00', 'pump-2', 54.59, 53.04, 56.14),
	('2026-03-09 20:00:00+00', 'pump-1', 19.88, 5.37, 35.23),
	('2026-03-09 16:00:00+00', 'pump-1', 23.7625, 5.09, 42.77),
	('2026-03-08 08:00:00+00', 'pump-2', 66.235, 65.96, 66.51),
	('2026-03-10 08:00:00+00', 'pump-2', 54.58, 53.88, 55.28),
	('2026-03-10 04:00:00+00', 'pump-2', 66.25, 65.12, 67.38);


--
-- Data for Name: _hyper_2_12_chunk; Type: TABLE DATA; Schema: _timescaledb_internal; Owner: -
--

INSERT INTO _timescaledb_internal._hyper_2_12_chunk VALUES
	('2026-03-06 01:00:00+00', 'fan-1', 1184.4250000000002, 1162.9, 1205.95),
	('2026-03-06 21:00:00+00', 'pump-2', 43.295, 43.19, 43.4),
	('2026-03-07 02:00:00+00', 'pump-1', 19.822499999999998, 4.87, 34.77),
	('2026-03-06 10:00:00+00', 'pump-2', 67.4, 67.2, 67.6),
	('2026-03-05 14:00:00+00', 'fan-1', 1218.6550000000002, 1197.43, 1239.88),
	('2026-03-02 04:00:00+00', 'pump-1', 28.08, 7.52, 49.41),
	('2026-03-07 19:00:00+00', 'pump-1', 25.225, 5.65, 45.1),
	('2026-03-02 00:00:00+00', 'fan-1', 1056.3899999999999, 1037.79, 1074.99),
	('2026-03-02 15:00:00+00', 'pump-2', 62.475, 61.64, 63.31),
	('2026-03-04 05:00:00+00', 'fan-1', 1182.01, 1160.49, 1203.53),
	('2026-03-01 09:00:00+00', 'fan-1', 1021.57, 1004.25, 1038.89),
	('2026-03-05 21:00:00+00', 'pump-1', 27.292499999999997, 6.18, 47.73),
	('2026-03-06 00:00:00+00', 'pump-1', 23.707500000000003, 5, 42.75),
	('2026-03-04 11:00:00+00', 'pump-2', 63.42, 62.59, 64.25),
	('2026-03-07 09:00:00+00', 'pump-1', 23.4575, 8.1, 39.3),
	('2026-03-07 11:00:00+00', 'pump-1', 26.245, 8.05, 44.95),
	('2026-03-06 23:00:00+00', 'pump-2', 46.045, 45.47, 46.62),
	('2026-03-01 02:00:00+00', 'pump-1', 27.1875, 8.1, 46.74),
	('2026-03-03 10:00:00+00', 'fan-1', 1414.1100000000001, 1398.94, 1429.28),
	('2026-03-02 13:00:00+00', 'pump-2', 56.665, 55.66, 57.67),
	('2026-03-02 17:00:00+00', 'pump-2', 67.685, 67.24, 68.13),
	('2026-03-06 02:00:00+00', 'fan-1', 1268.21, 1247.21, 1289.21),
	('2026-03-07 04:00:00+00', 'pump-2', 60.435, 59.49, 61.38),
	('2026-03-04 06:00:00+00', 'fan-1', 1267.5349999999999, 1246.51, 1288.56),
	('2026-03-07 14:00:00+00', 'pump-2', 54.17, 53.47, 54.87),
	('2026-03-04 21:00:00+00', 'pump-2', 51.04, 50.39, 51.69),
	('2026-03-04 22:00:00+00', 'pump-2', 48.67, 48.14, 49.2),
	('2026-03-04 19:00:00+00', 'pump-1', 27.817500000000003, 8.73, 47.28),
	('2026-03-01 11:00:00+00', 'fan-1', 1180.1, 1159.44, 1200.76),
	('2026-03-03 11:00:00+00', 'pump-2', 56.295, 55.29, 57.3),
	('2026-03-03 22:00:00+00', 'pump-2', 54.19, 53.49, 54.89),
	('2026-03-01 04:00:00+00', 'fan-1', 937.875, 927.8, 947.95),
	('2026-03-06 08:00:00+00', 'pump-1', 20.0575, 6.02, 33.93),
	('2026-03-03 04:00:00+00', 'fan-1', 962.4, 949.3, 975.5),
	('2026-03-02 18:00:00+00', 'pump-2', 67.295, 67.09, 67.5),
	('2026-03-07 23:00:00+00', 'pump-1', 20.83, 5.5, 37.15),
	('2026-03-04 06:00:00+00', 'pump-1', 21.59, 4.86, 38.58),
	('2026-03-03 00:00:00+00', 'pump-2', 54.620000000000005, 53.92, 55.32),
	('2026-03-02 18:00:00+00', 'fan-1', 1379.3200000000002, 1362.25, 1396.39),
	('2026-03-05 11:00:00+00', 'pump-2', 66.52, 66.08, 66.96),
	('2026-03-06 01:00:00+00', 'pump-2', 44.73, 44.16, 45.3),
	('2026-03-01 03:00:00+00', 'fan-1', 988.225, 973.26, 1003.19),
	('2026-03-06 02:00:00+00', 'pump-1', 21.617500000000003, 5.75, 37.74),
	('2026-03-01 05:00:00+00', 'fan-1', 908.84, 904.48, 913.2),
	('2026-03-05 21:00:00+00', 'fan-1', 921.745, 913.82, 929.67),
	('2026-03-06 11:00:00+00', 'pump-2', 67.705, 67.66, 67.75),
	('2026-03-03 16:00:00+00', 'pump-1', 22.325, 7.03, 38.03),
	('2026-03-06 06:00:00+00', 'fan-1', 1494.21, 1489.84, 1498.58),
	('2026-03-04 10:00:00+00', 'pump-2', 59.849999999999994, 58.9, 60.8),
	('2026-03-05 09:00:00+00', 'pump-1', 19.66, 6.59, 32.75),
	('2026-03-01 08:00:00+00', 'fan-1', 962.285, 949.27, 975.3),
	('2026-03-02 20:00:00+00', 'pump-1', 24.715, 7.57, 42.38),
	('2026-03-01 05:00:00+00', 'pump-2', 51.05, 50.4, 51.7),
	('2026-03-02 13:00:00+00', 'fan-1', 1463.565, 1453.26, 1473.87),
	('2026-03-07 22:00:00+00', 'fan-1', 1270.585, 1249.61, 1291.56),
	('2026-03-07 18:00:00+00', 'pump-1', 26.172499999999996, 5.55, 46.25),
	('2026-03-06 13:00:00+00', 'pump-1', 26.21, 8.45, 43.97),
	('2026-03-04 01:00:00+00', 'pump-1', 27.682499999999997, 6.9, 48.55),
	('2026-03-07 07:00:00+00', 'pump-1', 21.177500000000002, 6.65, 35.67),
	('2026-03-04 23:00:00+00', 'pump-2', 46.035, 44.83, 47.24),
	('2026-03-01 09:00:00+00', 'pump-1', 25.125, 5.19, 44.62),
	('2026-03-06 11:00:00+00', 'fan-1', 1300.44, 1280.41, 1320.47),
	('2026-03-01 04:00:00+00', 'pump-1', 27.8875, 7.36, 48.68),
	('2026-03-01 13:00:00+00', 'pump-2', 50.09, 50.04, 50.14),
	('2026-03-06 09:00:00+00', 'pump-2', 66.97999999999999, 66.57, 67.39),
	('2026-03-02 21:00:00+00', 'pump-1', 26.07, 8.34, 43.79),
	('2026-03-06 17:00:00+00', 'fan-1', 907.2149999999999, 903.17, 911.26),
	('2026-03-05 01:00:00+00', 'pump-2', 44.1, 44, 44.2),
	('2026-03-04 05:00:00+00', 'pump-2', 45.5, 44.93, 46.07),
	('2026-03-02 03:00:00+00', 'pump-1', 28.177500000000002, 7.28, 49.2),
	('2026-03-07 00:00:00+00', 'fan-1', 1270.245, 1249.26, 1291.23),
	('2026-03-04 18:00:00+00', 'fan-1', 1054.91, 1036.39, 1073.43),
	('2026-03-01 05:00:00+00', 'pump-1', 28.5775, 7.68, 49.6),
	('2026-03-01 22:00:00+00', 'fan-1', 1221.57, 1200.36, 1242.78),
	('2026-03-05 09:00:00+00', 'pump-2', 63.045, 62.22, 63.87),
	('2026-03-04 18:00:00+00', 'pump-1', 27.3175, 8.2, 46.9),
	('2026-03-01 02:00:00+00', 'pump-2', 60.875, 60.27, 61.48),
	('2026-03-01 07:00:00+00', 'pump-1', 27.2025, 6.41, 48.07),
	('2026-03-04 00:00:00+00', 'fan-1', 902.49, 900.61, 904.37),
	('2026-03-07 11:00:00+00', 'pump-2', 63.455, 62.99, 63.92),
	('2026-03-07 22:00:00+00', 'pump-1', 21.650000000000002, 4.95, 38.6),
	('2026-03-06 19:00:00+00', 'pump-1', 27.312500000000004, 7.39, 47.32),
	('2026-03-05 22:00:00+00', 'pump-2', 44.625, 43.64, 45.61),
	('2026-03-02 17:00:00+00', 'fan-1', 1439.33, 1426.55, 1452.11),
	('2026-03-06 08:00:00+00', 'pump-2', 65.64, 64.99, 66.29),
	('2026-03-07 02:00:00+00', 'fan-1', 1416.32, 1401.31, 1431.33),
	('2026-03-04 13:00:00+00', 'pump-2', 66.91, 66.47, 67.35),
	('2026-03-03 13:00:00+00', 'pump-1', 19.6025, 5.69, 33.54),
	('2026-03-03 05:00:00+00', 'pump-1', 25.577499999999997, 5.97, 45.48),
	('2026-03-06 11:00:00+00', 'pump-1', 23.4225, 7.25, 39.68),
	('2026-03-05 22:00:00+00', 'pump-1', 26.565, 6.27, 47.07),
	('2026-03-07 17:00:00+00', 'pump-2', 45.629999999999995, 45.28, 45.98),
	('2026-03-05 19:00:00+00', 'pump-1', 28.272499999999997, 7.37, 49.3),
	('2026-03-01 20:00:00+00', 'fan-1', 1378.625, 1361.59, 1395.66),
	('2026-03-03 22:00:00+00', 'pump-1', 28.3925, 7.85, 49.19),
	('2026-03-01 03:00:00+00', 'pump-2', 58.28, 57.59, 58.97),
	('2026-03-06 21:00:00+00', 'pump-1', 25.635, 6.05, 45.52),
	('2026-03-02 23:00:00+00', 'fan-1', 988.06, 973.17, 1002.95),
	('2026-03-02 15:00:00+00', 'fan-1', 1499.7, 1498.2, 1501.2),
	('2026-03-06 06:00:00+00', 'pump-1', 19.227499999999996, 5.23, 33.1),
	('2026-03-06 20:00:00+00', 'pump-2', 45.065, 44.93, 45.2),
	('2026-03-03 19:00:00+00', 'fan-1', 1134.93, 1114.2, 1155.66),
	('2026-03-06 00:00:00+00', 'pump-2', 44.595, 44.25, 44.94),
	('2026-03-01 14:00:00+00', 'pump-2', 53.035, 52.05, 54.02),
	('2026-03-06 06:00:00+00', 'pump-2', 60.805, 59.86, 61.75),
	('2026-03-02 10:00:00+00', 'pump-2', 47.230000000000004, 46.47, 47.99),
	('2026-03-05 06:00:00+00', 'pump-1', 19.780000000000005, 5.67, 33.89),
	('2026-03-06 09:00:00+00', 'fan-1', 1437.585, 1424.63, 1450.54),
	('2026-03-04 12:00:00+00', 'pump-2', 65.555, 65.36, 65.75),
	('2026-03-02 07:00:00+00', 'pump-1', 25.5625, 6.37, 45.9),
	('2026-03-06 07:00:00+00', 'fan-1', 1499.545, 1497.83, 1501.26),
	('2026-03-04 09:00:00+00', 'pump-2', 56.775, 56.62, 56.93),
	('2026-03-05 13:00:00+00', 'pump-2', 68.11, 68.07, 68.15),
	('2026-03-06 16:00:00+00', 'pump-1', 28.0525, 8.35, 48.01),
	('2026-03-06 13:00:00+00', 'fan-1', 1132.37, 1110.83, 1153.91),
	('2026-03-03 07:00:00+00', 'pump-1', 22.58, 4.83, 40.65),
	('2026-03-06 03:00:00+00', 'fan-1', 1348.18, 1329.4, 1366.96),
	('2026-03-07 18:00:00+00', 'fan-1', 964.4100000000001, 951.09, 977.73),
	('2026-03-06 12:00:00+00', 'pump-1', 24.854999999999997, 7.67, 42.56),
	('2026-03-05 05:00:00+00', 'fan-1', 1347.92, 1329.11, 1366.73),
	('2026-03-07 19:00:00+00', 'pump-2', 43.745000000000005, 43, 44.49),
	('2026-03-06 15:00:00+00', 'pump-1', 27.8775, 7.93, 48.2),
	('2026-03-04 07:00:00+00', 'fan-1', 1346.81, 1328.83, 1364.79),
	('2026-03-07 22:00:00+00', 'pump-2', 47.505, 47.42, 47.59),
	('2026-03-01 10:00:00+00', 'fan-1', 1097.05, 1076.82, 1117.28),
	('2026-03-07 11:00:00+00', 'fan-1', 1132.08, 1111.4, 1152.76),
	('2026-03-03 00:00:00+00', 'fan-1', 937.2049999999999, 926.37, 948.04),
	('2026-03-01 06:00:00+00', 'pump-1', 28.0575, 7.92, 48.17),
	('2026-03-03 02:00:00+00', 'fan-1', 902.835, 901.01, 904.66),
	('2026-03-02 19:00:00+00', 'fan-1', 1303.185, 1283.23, 1323.14),
	('2026-03-07 04:00:00+00', 'pump-1', 19.2525, 5.31, 32.7),
	('2026-03-03 12:00:00+00', 'fan-1', 1493.25, 1488.72, 1497.78),
	('2026-03-03 09:00:00+00', 'fan-1', 1345.6999999999998, 1326.84, 1364.56),
	('2026-03-05 18:00:00+00', 'pump-2', 55.03, 54.33, 55.73),
	('2026-03-05 12:00:00+00', 'pump-2', 67.8, 67.6, 68),
	('2026-03-06 21:00:00+00', 'fan-1', 1026.23, 1008.72, 1043.74),
	('2026-03-03 08:00:00+00', 'fan-1', 1267.1950000000002, 1246.16, 1288.23),
	('2026-03-06 08:00:00+00', 'fan-1', 1479.0149999999999, 1471.36, 1486.67),
	('2026-03-02 18:00:00+00', 'pump-1', 22.2925, 7.43, 37.11),
	('2026-03-02 14:00:00+00', 'pump-2', 60.59, 59.64, 61.54),
	('2026-03-02 10:00:00+00', 'pump-1', 21.56, 5.66, 37.72),
	('2026-03-04 11:00:00+00', 'pump-1', 19.630000000000003, 5.79, 33.15),
	('2026-03-03 16:00:00+00', 'pump-2', 67.745, 67.1, 68.39),
	('2026-03-06 02:00:00+00', 'pump-2', 47.415, 46.65, 48.18),
	('2026-03-05 13:00:00+00', 'fan-1', 1301.55, 1281.54, 1321.56),
	('2026-03-05 14:00:00+00', 'pump-1', 24.82, 8.07, 41.5),
	('2026-03-04 05:00:00+00', 'pump-1', 22.595, 4.63, 40.23),
	('2026-03-05 22:00:00+00', 'fan-1', 964.28, 951.05, 977.51),
	('2026-03-01 00:00:00+00', 'pump-1', 24.64, 8.36, 41.44),
	('2026-03-04 19:00:00+00', 'fan-1', 986.2, 971.39, 1001.01),
	('2026-03-04 03:00:00+00', 'pump-1', 25.167500000000004, 5.56, 45.07),
	('2026-03-01 02:00:00+00', 'fan-1', 1057.455, 1038.83, 1076.08),
	('2026-03-02 08:00:00+00', 'pump-1', 24.0775, 5.06, 42.73),
	('2026-03-07 12:00:00+00', 'fan-1', 1051.7350000000001, 1033.29, 1070.18),
	('2026-03-03 20:00:00+00', 'pump-2', 61.295, 60.69, 61.9),
	('2026-03-01 16:00:00+00', 'pump-1', 19.522499999999997, 5.52, 33.4),
	('2026-03-05 00:00:00+00', 'pump-2', 44.19, 44.05, 44.33),
	('2026-03-05 03:00:00+00', 'pump-1', 23.034999999999997, 5.73, 41.51),
	('2026-03-02 06:00:00+00', 'fan-1', 962.3399999999999, 949.28, 975.4),
	('2026-03-03 21:00:00+00', 'fan-1', 987.13, 972.28, 1001.98),
	('2026-03-04 12:00:00+00', 'fan-1', 1480.3600000000001, 1472.81, 1487.91),
	('2026-03-05 08:00:00+00', 'pump-2', 59.475, 58.53, 60.42),
	('2026-03-01 18:00:00+00', 'pump-2', 65.85, 65.19, 66.51),
	('2026-03-01 14:00:00+00', 'fan-1', 1412.995, 1398.6, 1427.39),
	('2026-03-04 20:00:00+00', 'pump-1', 27.995, 7.45, 48.8),
	('2026-03-01 00:00:00+00', 'fan-1', 1221.88, 1199.82, 1243.94),
	('2026-03-04 04:00:00+00', 'pump-2', 43.68000000000001, 43.34, 44.02),
	('2026-03-05 10:00:00+00', 'fan-1', 1479.69, 1472.09, 1487.29),
	('2026-03-05 21:00:00+00', 'pump-2', 46.465, 46.11, 46.82),
	('2026-03-03 01:00:00+00', 'pump-1', 28.2, 7, 48.8),
	('2026-03-01 21:00:00+00', 'fan-1', 1304.3, 1284.36, 1324.24),
	('2026-03-05 06:00:00+00', 'pump-2', 53.25, 52.26, 54.24),
	('2026-03-03 01:00:00+00', 'fan-1', 907.725, 903.47, 911.98),
	('2026-03-07 03:00:00+00', 'pump-1', 19.5725, 5.65, 34.17),
	('2026-03-05 11:00:00+00', 'pump-1', 21.5325, 6.93, 36.44),
	('2026-03-05 19:00:00+00', 'pump-2', 51.46, 49.96, 52.96),
	('2026-03-02 16:00:00+00', 'pump-2', 65.47, 64.81, 66.13),
	('2026-03-01 18:00:00+00', 'fan-1', 1480.67, 1473.27, 1488.07),
	('2026-03-06 07:00:00+00', 'pump-1', 19.69, 6.2, 33.5),
	('2026-03-02 09:00:00+00', 'pump-2', 45.425, 45.14, 45.71),
	('2026-03-02 00:00:00+00', 'pump-2', 62.15, 61.55, 62.75),
	('2026-03-01 12:00:00+00', 'pump-1', 21.544999999999998, 4.61, 38.14),
	('2026-03-05 14:00:00+00', 'pump-2', 65.78, 65.51, 66.05),
	('2026-03-06 20:00:00+00', 'pump-1', 26.1525, 5.86, 46.66),
	('2026-03-02 11:00:00+00', 'pump-2', 50.565, 49.66, 51.47),
	('2026-03-02 06:00:00+00', 'pump-1', 26.5, 6.18, 47.03),
	('2026-03-01 22:00:00+00', 'pump-2', 65.735, 65.47, 66),
	('2026-03-02 04:00:00+00', 'fan-1', 902.325, 901.4, 903.25),
	('2026-03-06 17:00:00+00', 'pump-1', 27.872500000000002, 6.96, 48.9),
	('2026-03-03 08:00:00+00', 'pump-2', 46.85, 46.09, 47.61),
	('2026-03-07 16:00:00+00', 'pump-1', 27.7825, 6.8, 48.73),
	('2026-03-03 07:00:00+00', 'fan-1', 1181.66, 1160.14, 1203.18),
	('2026-03-03 11:00:00+00', 'fan-1', 1465.22, 1454.96, 1475.48),
	('2026-03-07 05:00:00+00', 'fan-1', 1499.08, 1497.31, 1500.85),
	('2026-03-03 17:00:00+00', 'pump-1', 23.737499999999997, 7.99, 39.4),
	('2026-03-02 09:00:00+00', 'pump-1', 22.990000000000002, 5.23, 41.07),
	('2026-03-05 03:00:00+00', 'fan-1', 1183.22, 1162.55, 1203.89),
	('2026-03-03 03:00:00+00', 'pump-1', 27.2375, 7.3, 47.26),
	('2026-03-05 03:00:00+00', 'pump-2', 45.12, 44.55, 45.69),
	('2026-03-07 20:00:00+00', 'pump-1', 24.162499999999998, 5.9, 43.61),
	('2026-03-03 21:00:00+00', 'pump-1', 27.362499999999997, 7.44, 47.66),
	('2026-03-04 00:00:00+00', 'pump-2', 49.09, 48.56, 49.62),
	('2026-03-03 01:00:00+00', 'pump-2', 51.894999999999996, 51.24, 52.55),
	('2026-03-04 01:00:00+00', 'fan-1', 922.005, 914.18, 929.83),
	('2026-03-05 20:00:00+00', 'pump-1', 28.1625, 7.6, 49.5),
	('2026-03-03 20:00:00+00', 'pump-1', 26.8625, 8.6, 45.59),
	('2026-03-05 23:00:00+00', 'pump-1', 25.195, 6.46, 44.23),
	('2026-03-01 22:00:00+00', 'pump-1', 25.1025, 7.96, 42.76),
	('2026-03-03 12:00:00+00', 'pump-2', 60.22, 59.27, 61.17),
	('2026-03-05 08:00:00+00', 'pump-1', 19.625, 5.63, 33.5),
	('2026-03-02 16:00:00+00', 'fan-1', 1480, 1472.55, 1487.45),
	('2026-03-07 02:00:00+00', 'pump-2', 53.36, 53.22, 53.5),
	('2026-03-07 03:00:00+00', 'pump-2', 56.515, 55.51, 57.52),
	('2026-03-03 17:00:00+00', 'pump-2', 67.225, 67.19, 67.26),
	('2026-03-03 23:00:00+00', 'fan-1', 907.165, 902.96, 911.37),
	('2026-03-05 17:00:00+00', 'fan-1', 986.12, 970.5, 1001.74),
	('2026-03-01 01:00:00+00', 'pump-1', 25.572499999999998, 7.44, 44.22),
	('2026-03-05 07:00:00+00', 'pump-1', 19.1025, 4.75, 33.28),
	('2026-03-02 05:00:00+00', 'fan-1', 920.565, 912.84, 928.29),
	('2026-03-06 13:00:00+00', 'pump-2', 63.875, 63.41, 64.34),
	('2026-03-06 03:00:00+00', 'pump-2', 50.769999999999996, 49.86, 51.68),
	('2026-03-05 12:00:00+00', 'fan-1', 1376.2849999999999, 1359.12, 1393.45),
	('2026-03-06 14:00:00+00', 'pump-1', 26.96, 7.68, 46.13),
	('2026-03-07 01:00:00+00', 'pump-2', 50.400000000000006, 49.49, 51.31),
	('2026-03-07 05:00:00+00', 'pump-1', 19.715, 5.8, 33.66),
	('2026-03-05 04:00:00+00', 'fan-1', 1267.875, 1246.86, 1288.89),
	('2026-03-03 15:00:00+00', 'pump-1', 21.0375, 6.53, 35.51),
	('2026-03-07 17:00:00+00', 'fan-1', 923.2, 915.17, 931.23),
	('2026-03-04 07:00:00+00', 'pump-1', 20.759999999999998, 5.4, 37.11),
	('2026-03-05 23:00:00+00', 'fan-1', 1025.17, 1008.54, 1041.8),
	('2026-03-07 01:00:00+00', 'fan-1', 1348.435, 1329.68, 1367.19),
	('2026-03-04 11:00:00+00', 'fan-1', 1498.775, 1497.17, 1500.38),
	('2026-03-04 07:00:00+00', 'pump-2', 49.815, 48.91, 50.72),
	('2026-03-05 00:00:00+00', 'fan-1', 963.37, 951.03, 975.71),
	('2026-03-02 23:00:00+00', 'pump-2', 58.269999999999996, 56.73, 59.81),
	('2026-03-01 07:00:00+00', 'fan-1', 920.6949999999999, 913.02, 928.37),
	('2026-03-03 03:00:00+00', 'fan-1', 921.2850000000001, 914.36, 928.21),
	('2026-03-06 16:00:00+00', 'fan-1', 935.885, 925.24, 946.53),
	('2026-03-06 18:00:00+00', 'pump-1', 28.185, 7.2, 49.14),
	('2026-03-01 19:00:00+00', 'pump-2', 66.375, 65.93, 66.82),
	('2026-03-06 18:00:00+00', 'pump-2', 47.815, 47.29, 48.34),
	('2026-03-03 18:00:00+00', 'pump-1', 24.75, 7.57, 42),
	('2026-03-02 06:00:00+00', 'pump-2', 44.565, 43.57, 45.56),
	('2026-03-01 09:00:00+00', 'pump-2', 44.010000000000005, 43.92, 44.1),
	('2026-03-06 10:00:00+00', 'fan-1', 1376.125, 1358.08, 1394.17),
	('2026-03-05 15:00:00+00', 'pump-2', 64.295, 63.83, 64.76),
	('2026-03-02 22:00:00+00', 'pump-2', 61.724999999999994, 61.12, 62.33),
	('2026-03-04 03:00:00+00', 'pump-2', 44.504999999999995, 44.41, 44.6),
	('2026-03-03 19:00:00+00', 'pump-2', 64.28999999999999, 62.98, 65.6),
	('2026-03-06 10:00:00+00', 'pump-1', 22.435000000000002, 7.54, 37.28),
	('2026-03-05 16:00:00+00', 'pump-2', 61.29, 59.83, 62.75),
	('2026-03-05 10:00:00+00', 'pump-1', 20.0275, 5.91, 34.32),
	('2026-03-01 10:00:00+00', 'pump-2', 44.010000000000005, 43.49, 44.53),
	('2026-03-04 23:00:00+00', 'fan-1', 921.875, 914, 929.75),
	('2026-03-02 20:00:00+00', 'pump-2', 66.17500000000001, 65.06, 67.29),
	('2026-03-01 08:00:00+00', 'pump-2', 44.129999999999995, 43.98, 44.28),
	('2026-03-03 22:00:00+00', 'fan-1', 937.2950000000001, 927.36, 947.23),
	('2026-03-02 20:00:00+00', 'fan-1', 1220.415, 1199.2, 1241.63),
	('2026-03-05 17:00:00+00', 'pump-1', 27.8475, 8.33, 47.61),
	('2026-03-03 14:00:00+00', 'fan-1', 1480.1799999999998, 1471.83, 1488.53),
	('2026-03-07 10:00:00+00', 'fan-1', 1216.34, 1195.11, 1237.57),
	('2026-03-06 14:00:00+00', 'fan-1', 1052.79, 1034.32, 1071.26),
	('2026-03-03 18:00:00+00', 'fan-1', 1219.26, 1198.04, 1240.48),
	('2026-03-02 23:00:00+00', 'pump-1', 27.755, 7.84, 48.05),
	('2026-03-07 13:00:00+00', 'fan-1', 985.115, 970.42, 999.81),
	('2026-03-04 16:00:00+00', 'fan-1', 1218.1100000000001, 1196.89, 1239.33),
	('2026-03-01 18:00:00+00', 'pump-1', 19.9, 5.79, 34.18),
	('2026-03-05 02:00:00+00', 'pump-2', 44.135000000000005, 43.63, 44.64),
	('2026-03-04 15:00:00+00', 'fan-1', 1302.665, 1282.67, 1322.66),
	('2026-03-03 04:00:00+00', 'pump-1', 26.090000000000003, 5.78, 46.61),
	('2026-03-02 08:00:00+00', 'pump-2', 44.465, 44.13, 44.8),
	('2026-03-01 01:00:00+00', 'pump-2', 64.705, 64.25, 65.16),
	('2026-03-02 14:00:00+00', 'pump-1', 19.125, 5.12, 33),
	('2026-03-06 19:00:00+00', 'pump-2', 46.05, 45.7, 46.4),
	('2026-03-04 08:00:00+00', 'pump-1', 19.76, 4.74, 34.31),
	('2026-03-01 17:00:00+00', 'fan-1', 1499.3049999999998, 1497.01, 1501.6),
	('2026-03-07 08:00:00+00', 'pump-2', 67.855, 67.2, 68.51),
	('2026-03-07 19:00:00+00', 'fan-1', 1026.445, 1008.9, 1043.99),
	('2026-03-05 05:00:00+00', 'pump-2', 50.295, 50.24, 50.35),
	('2026-03-07 16:00:00+00', 'fan-1', 902.855, 900.76, 904.95),
	('2026-03-06 12:00:00+00', 'fan-1', 1217.495, 1196.27, 1238.72),
	('2026-03-01 04:00:00+00', 'pump-2', 55.480000000000004, 54.78, 56.18),
	('2026-03-04 22:00:00+00', 'fan-1', 902.155, 900.22, 904.09),
	('2026-03-05 04:00:00+00', 'pump-2', 47.79, 47.03, 48.55),
	('2026-03-04 13:00:00+00', 'fan-1', 1438.46, 1424.74, 1452.18),
	('2026-03-05 18:00:00+00', 'pump-1', 28.0225, 7.22, 48.4),
	('2026-03-05 20:00:00+00', 'pump-2', 48.24, 47.71, 48.77),
	('2026-03-02 21:00:00+00', 'pump-2', 63.86, 63.4, 64.32),
	('2026-03-01 13:00:00+00', 'pump-1', 20.707499999999996, 4.9, 36.66),
	('2026-03-02 04:00:00+00', 'pump-2', 48.235, 47.7, 48.77),
	('2026-03-05 05:00:00+00', 'pump-1', 20.777500000000003, 5, 36.7),
	('2026-03-04 17:00:00+00', 'pump-2', 64.72, 64.26, 65.18),
	('2026-03-05 04:00:00+00', 'pump-1', 21.604999999999997, 4.71, 38.16),
	('2026-03-04 15:00:00+00', 'pump-1', 23.7725, 7.59, 40.44),
	('2026-03-02 10:00:00+00', 'fan-1', 1266.01, 1245.81, 1286.21),
	('2026-03-06 07:00:00+00', 'pump-2', 62.67, 61.84, 63.5),
	('2026-03-07 21:00:00+00', 'pump-2', 45.665000000000006, 45.09, 46.24),
	('2026-03-05 20:00:00+00', 'fan-1', 902.67, 901.53, 903.81),
	('2026-03-04 17:00:00+00', 'fan-1', 1133.795, 1113.08, 1154.51),
	('2026-03-04 10:00:00+00', 'fan-1', 1493.8600000000001, 1490.23, 1497.49),
	('2026-03-06 15:00:00+00', 'fan-1', 986.045, 971.31, 1000.78),
	('2026-03-05 01:00:00+00', 'pump-1', 25.179999999999996, 5.27, 44.65),
	('2026-03-05 07:00:00+00', 'pump-2', 57.254999999999995, 56.25, 58.26),
	('2026-03-04 16:00:00+00', 'pump-2', 66.19, 65.92, 66.46),
	('2026-03-01 11:00:00+00', 'pump-1', 22.977500000000003, 5.64, 41.49),
	('2026-03-07 08:00:00+00', 'pump-1', 22.4675, 7.15, 38.2),
	('2026-03-05 16:00:00+00', 'fan-1', 1053.855, 1035.36, 1072.35),
	('2026-03-04 19:00:00+00', 'pump-2', 58.260000000000005, 57.57, 58.95),
	('2026-03-04 12:00:00+00', 'pump-1', 20.4225, 6.3, 34.71),
	('2026-03-02 19:00:00+00', 'pump-2', 67.63, 67.59, 67.67),
	('2026-03-04 10:00:00+00', 'pump-1', 19.6, 6.03, 33.67),
	('2026-03-01 21:00:00+00', 'pump-1', 23.242500000000003, 7.09, 39.88),
	('2026-03-04 06:00:00+00', 'pump-2', 47.31999999999999, 47.23, 47.41),
	('2026-03-04 02:00:00+00', 'pump-1', 26.53, 7.07, 46.2),
	('2026-03-06 01:00:00+00', 'pump-1', 23.05, 5.33, 41.09),
	('2026-03-04 02:00:00+00', 'pump-2', 44.595, 44.45, 44.74),
	('2026-03-03 00:00:00+00', 'pump-1', 28.369999999999997, 8.26, 48.9),
	('2026-03-02 22:00:00+00', 'pump-1', 26.827499999999997, 7.58, 45.97),
	('2026-03-04 20:00:00+00', 'pump-2', 55.459999999999994, 54.76, 56.16),
	('2026-03-07 06:00:00+00', 'pump-1', 20.517500000000002, 6.81, 34.38),
	('2026-03-03 10:00:00+00', 'pump-1', 19.74, 4.76, 34.72),
	('2026-03-02 16:00:00+00', 'pump-1', 20.357499999999998, 7.09, 33.79),
	('2026-03-03 06:00:00+00', 'pump-1', 24.0925, 6.21, 42.31),
	('2026-03-03 03:00:00+00', 'pump-2', 46.019999999999996, 45.66, 46.38),
	('2026-03-07 15:00:00+00', 'pump-2', 51.455, 50.81, 52.1),
	('2026-03-01 14:00:00+00', 'pump-1', 20.127499999999998, 5.56, 35.55),
	('2026-03-07 07:00:00+00', 'pump-2', 67.435, 67, 67.87),
	('2026-03-02 02:00:00+00', 'pump-1', 27.915, 7.13, 48.28),
	('2026-03-01 10:00:00+00', 'pump-1', 24.064999999999998, 5.32, 43.15),
	('2026-03-01 06:00:00+00', 'pump-2', 48.665000000000006, 48.13, 49.2),
	('2026-03-04 18:00:00+00', 'pump-2', 60.864999999999995, 60.26, 61.47),
	('2026-03-04 16:00:00+00', 'pump-1', 24.785, 8.47, 41.62),
	('2026-03-06 00:00:00+00', 'fan-1', 1100.3, 1079.98, 1120.62),
	('2026-03-04 22:00:00+00', 'pump-1', 27.72, 6.41, 48.25),
	('2026-03-03 13:00:00+00', 'pump-2', 62.95, 62.93, 62.97),
	('2026-03-04 04:00:00+00', 'fan-1', 1099.68, 1079.4, 1119.96),
	('2026-03-07 20:00:00+00', 'pump-2', 43.805, 43.46, 44.15),
	('2026-03-02 12:00:00+00', 'pump-2', 52.665, 51.68, 53.65),
	('2026-03-06 17:00:00+00', 'pump-2', 51.879999999999995, 51.23, 52.53),
	('2026-03-04 14:00:00+00', 'pump-1', 21.9375, 6.64, 37.65),
	('2026-03-02 00:00:00+00', 'pump-1', 26.795, 7.7, 46.36),
	('2026-03-07 16:00:00+00', 'pump-2', 49.095, 48.57, 49.62),
	('2026-03-01 20:00:00+00', 'pump-1', 22.255000000000003, 7.83, 37.09),
	('2026-03-06 05:00:00+00', 'pump-1', 19.55, 6.05, 32.88),
	('2026-03-04 08:00:00+00', 'pump-2', 53.620000000000005, 52.63, 54.61),
	('2026-03-05 13:00:00+00', 'pump-1', 23.387500000000003, 7.2, 40.06),
	('2026-03-02 14:00:00+00', 'fan-1', 1493.495, 1488.91, 1498.08),
	('2026-03-01 01:00:00+00', 'fan-1', 1136.645, 1115.88, 1157.41),
	('2026-03-03 06:00:00+00', 'pump-2', 44.06999999999999, 43.73, 44.41),
	('2026-03-03 05:00:00+00', 'fan-1', 1023.685, 1006.3, 1041.07),
	('2026-03-02 09:00:00+00', 'fan-1', 1181.3049999999998, 1159.79, 1202.82),
	('2026-03-02 21:00:00+00', 'fan-1', 1135.22, 1113.63, 1156.81),
	('2026-03-03 08:00:00+00', 'pump-1', 22, 5.26, 39),
	('2026-03-03 16:00:00+00', 'fan-1', 1378.31, 1361.21, 1395.41),
	('2026-03-01 11:00:00+00', 'pump-2', 44.955, 44.39, 45.52),
	('2026-03-06 04:00:00+00', 'fan-1', 1416.1950000000002, 1401.14, 1431.25),
	('2026-03-01 23:00:00+00', 'fan-1', 1135.51, 1114.76, 1156.26),
	('2026-03-03 15:00:00+00', 'pump-2', 67.3, 66.86, 67.74),
	('2026-03-05 02:00:00+00', 'pump-1', 24.1175, 5.4, 43.17),
	('2026-03-05 06:00:00+00', 'fan-1', 1415.2150000000001, 1400.97, 1429.46),
	('2026-03-01 17:00:00+00', 'pump-2', 62.85, 62.02, 63.68),
	('2026-03-05 23:00:00+00', 'pump-2', 43.7, 43.6, 43.8),
	('2026-03-04 21:00:00+00', 'pump-1', 28.25, 7.77, 49.33),
	('2026-03-03 20:00:00+00', 'fan-1', 1055.12, 1035.72, 1074.52),
	('2026-03-04 23:00:00+00', 'pump-1', 27.275000000000002, 6.5, 48.14),
	('2026-03-02 02:00:00+00', 'pump-2', 55.05, 54.35, 55.75),
	('2026-03-03 14:00:00+00', 'pump-2', 65.09, 64.43, 65.75),
	('2026-03-07 00:00:00+00', 'pump-2', 47.035, 46.27, 47.8),
	('2026-03-04 04:00:00+00', 'pump-1', 24.107499999999998, 5.81, 43.59),
	('2026-03-03 05:00:00+00', 'pump-2', 43.205, 43.11, 43.3),
	('2026-03-02 12:00:00+00', 'pump-1', 20.145000000000003, 5.16, 35.13),
	('2026-03-06 18:00:00+00', 'fan-1', 903.185, 901.14, 905.23),
	('2026-03-01 15:00:00+00', 'fan-1', 1463.605, 1453.25, 1473.96),
	('2026-03-07 14:00:00+00', 'pump-1', 28.5075, 7.95, 49.32),
	('2026-03-01 20:00:00+00', 'pump-2', 67.69, 67.48, 67.9),
	('2026-03-03 04:00:00+00', 'pump-2', 45.004999999999995, 44.86, 45.15),
	('2026-03-05 02:00:00+00', 'fan-1', 1099.99, 1079.69, 1120.29),
	('2026-03-06 20:00:00+00', 'fan-1', 964.345, 951.07, 977.62),
	('2026-03-05 08:00:00+00', 'fan-1', 1494.46, 1490.04, 1498.88),
	('2026-03-05 15:00:00+00', 'pump-1', 25.749999999999996, 7.49, 44.02),
	('2026-03-01 23:00:00+00', 'pump-2', 64.285, 63.83, 64.74),
	('2026-03-07 20:00:00+00', 'fan-1', 1101.78, 1082.27, 1121.29),
	('2026-03-03 07:00:00+00', 'pump-2', 45.885000000000005, 45.32, 46.45),
	('2026-03-03 23:00:00+00', 'pump-2', 51.47, 50.82, 52.12),
	('2026-03-04 02:00:00+00', 'fan-1', 962.46, 949.31, 975.61),
	('2026-03-06 05:00:00+00', 'pump-2', 56.885000000000005, 55.88, 57.89),
	('2026-03-02 03:00:00+00', 'fan-1', 908.28, 903.97, 912.59),
	('2026-03-01 19:00:00+00', 'fan-1', 1440.185, 1427.45, 1452.92),
	('2026-03-06 23:00:00+00', 'pump-1', 22.6375, 4.92, 40.67),
	('2026-03-05 16:00:00+00', 'pump-1', 26.9275, 7.8, 46.52),
	('2026-03-05 12:00:00+00', 'pump-1', 22.4, 7.94, 37.27),
	('2026-03-03 13:00:00+00', 'fan-1', 1499.2350000000001, 1497.68, 1500.79),
	('2026-03-07 10:00:00+00', 'pump-1', 24.47, 7.28, 42.18),
	('2026-03-06 03:00:00+00', 'pump-1', 20.37, 4.6, 36.28),
	('2026-03-04 09:00:00+00', 'pump-1', 19.505, 5.15, 33.69),
	('2026-03-04 00:00:00+00', 'pump-1', 27.697499999999998, 6.71, 48.66),
	('2026-03-06 14:00:00+00', 'pump-2', 61.715, 61.11, 62.32),
	('2026-03-07 12:00:00+00', 'pump-1', 26.995, 8.7, 45.75),
	('2026-03-04 01:00:00+00', 'pump-2', 45.605000000000004, 45.25, 45.96),
	('2026-03-04 13:00:00+00', 'pump-1', 21.075, 7.33, 35.12),
	('2026-03-07 14:00:00+00', 'fan-1', 935.985, 926.24, 945.73),
	('2026-03-02 11:00:00+00', 'pump-1', 20.302500000000002, 4.5, 36.25),
	('2026-03-01 17:00:00+00', 'pump-1', 19.5425, 6.48, 32.63),
	('2026-03-01 13:00:00+00', 'fan-1', 1345.175, 1326.26, 1364.09),
	('2026-03-05 19:00:00+00', 'fan-1', 907.765, 903.67, 911.86),
	('2026-03-02 11:00:00+00', 'fan-1', 1345.435, 1326.55, 1364.32),
	('2026-03-02 01:00:00+00', 'pump-1', 27.725, 8.24, 47.46),
	('2026-03-07 00:00:00+00', 'pump-1', 21.635, 5.35, 39.02),
	('2026-03-05 17:00:00+00', 'pump-2', 57.83, 57.14, 58.52),
	('2026-03-07 03:00:00+00', 'fan-1', 1465.8899999999999, 1456.67, 1475.11),
	('2026-03-06 05:00:00+00', 'fan-1', 1465.085, 1454.97, 1475.2),
	('2026-03-05 09:00:00+00', 'fan-1', 1498.31, 1496.65, 1499.97),
	('2026-03-02 13:00:00+00', 'pump-1', 19.457500000000003, 5.94, 32.81),
	('2026-03-05 11:00:00+00', 'fan-1', 1438.4499999999998, 1425.54, 1451.36),
	('2026-03-03 17:00:00+00', 'fan-1', 1302.925, 1282.1, 1323.75),
	('2026-03-07 04:00:00+00', 'fan-1', 1493.96, 1489.64, 1498.28),
	('2026-03-05 10:00:00+00', 'pump-2', 66.025, 65.37, 66.68),
	('2026-03-01 03:00:00+00', 'pump-1', 27.695, 8.64, 47.13),
	('2026-03-01 23:00:00+00', 'pump-1', 26.035000000000004, 8.74, 43.84),
	('2026-03-07 17:00:00+00', 'pump-1', 27.33, 6.99, 48.61),
	('2026-03-05 15:00:00+00', 'fan-1', 1132.655, 1111.95, 1153.36),
	('2026-03-07 21:00:00+00', 'pump-1', 22.65, 4.72, 40.25),
	('2026-03-01 12:00:00+00', 'pump-2', 47.605000000000004, 46.85, 48.36),
	('2026-03-03 14:00:00+00', 'pump-1', 20.389999999999997, 6.7, 34.25),
	('2026-03-04 14:00:00+00', 'pump-2', 68.2, 68, 68.4),
	('2026-03-07 08:00:00+00', 'fan-1', 1375.9650000000001, 1358.74, 1393.19),
	('2026-03-06 23:00:00+00', 'fan-1', 1184.78, 1163.25, 1206.31),
	('2026-03-02 17:00:00+00', 'pump-1', 21.005000000000003, 6.42, 35.89),
	('2026-03-01 15:00:00+00', 'pump-1', 19.4375, 5.07, 33.22),
	('2026-03-01 19:00:00+00', 'pump-1', 21.3975, 6.82, 36.27),
	('2026-03-02 01:00:00+00', 'pump-2', 57.849999999999994, 57.16, 58.54),
	('2026-03-07 23:00:00+00', 'pump-2', 50.025, 49.12, 50.93),
	('2026-03-04 15:00:00+00', 'pump-2', 66.82, 66.78, 66.86),
	('2026-03-02 01:00:00+00', 'fan-1', 988.99, 974.06, 1003.92),
	('2026-03-07 09:00:00+00', 'pump-2', 67.295, 67.25, 67.34),
	('2026-03-01 06:00:00+00', 'fan-1', 901.8199999999999, 900.1, 903.54),
	('2026-03-06 04:00:00+00', 'pump-1', 20.225, 5.27, 35.18),
	('2026-03-03 23:00:00+00', 'pump-1', 28.224999999999998, 8.17, 48.4),
	('2026-03-01 08:00:00+00', 'pump-1', 26.4825, 6.58, 47.44),
	('2026-03-02 15:00:00+00', 'pump-1', 19.995, 6.08, 33.93),
	('2026-03-01 15:00:00+00', 'pump-2', 57.035, 56.03, 58.04),
	('2026-03-07 18:00:00+00', 'pump-2', 44.655, 44.52, 44.79),
	('2026-03-03 02:00:00+00', 'pump-2', 48.665, 47.28, 50.05),
	('2026-03-03 10:00:00+00', 'pump-2', 53.995, 53.01, 54.98),
	('2026-03-05 18:00:00+00', 'fan-1', 935.79, 925.95, 945.63),
	('2026-03-05 00:00:00+00', 'pump-1', 26.547500000000003, 6.67, 47.49),
	('2026-03-02 07:00:00+00', 'pump-2', 43.605000000000004, 43.51, 43.7),
	('2026-03-01 16:00:00+00', 'pump-2', 60.11, 60.01, 60.21),
	('2026-03-03 02:00:00+00', 'pump-1', 28.0975, 7.11, 49.06),
	('2026-03-07 23:00:00+00', 'fan-1', 1349.545, 1331.67, 1367.42),
	('2026-03-03 19:00:00+00', 'pump-1', 26.104999999999997, 7.94, 44.78),
	('2026-03-01 07:00:00+00', 'pump-2', 46.855000000000004, 46.49, 47.22),
	('2026-03-04 14:00:00+00', 'fan-1', 1377.3000000000002, 1360.17, 1394.43),
	('2026-03-04 09:00:00+00', 'fan-1', 1465.18, 1454.97, 1475.39),
	('2026-03-02 19:00:00+00', 'pump-1', 23.2775, 7.14, 39.5),
	('2026-03-03 09:00:00+00', 'pump-1', 20.7425, 5.8, 35.83),
	('2026-03-07 13:00:00+00', 'pump-2', 58.67, 57.98, 59.36),
	('2026-03-07 21:00:00+00', 'fan-1', 1185.135, 1163.6, 1206.67),
	('2026-03-05 01:00:00+00', 'fan-1', 1024.105, 1006.66, 1041.55),
	('2026-03-02 03:00:00+00', 'pump-2', 51.47, 49.97, 52.97),
	('2026-03-06 22:00:00+00', 'pump-2', 44.2, 43.85, 44.55),
	('2026-03-07 15:00:00+00', 'pump-1', 28.3225, 8.26, 48.5),
	('2026-03-01 21:00:00+00', 'pump-2', 68.035, 68, 68.07),
	('2026-03-03 11:00:00+00', 'pump-1', 19.48, 5.54, 34.1),
	('2026-03-02 05:00:00+00', 'pump-2', 46.44, 46.08, 46.8),
	('2026-03-07 07:00:00+00', 'fan-1', 1436.725, 1423.73, 1449.72),
	('2026-03-07 06:00:00+00', 'pump-2', 65.25999999999999, 64.61, 65.91),
	('2026-03-06 04:00:00+00', 'pump-2', 52.879999999999995, 51.89, 53.87),
	('2026-03-07 15:00:00+00', 'fan-1', 906.67, 902.68, 910.66),
	('2026-03-06 16:00:00+00', 'pump-2', 54.599999999999994, 53.9, 55.3),
	('2026-03-07 10:00:00+00', 'pump-2', 66.64500000000001, 66.37, 66.92),
	('2026-03-06 15:00:00+00', 'pump-2', 58.25, 56.71, 59.79),
	('2026-03-04 08:00:00+00', 'fan-1', 1414.2399999999998, 1399.11, 1429.37),
	('2026-03-06 22:00:00+00', 'pump-1', 24.147499999999997, 6.3, 42.33),
	('2026-03-02 12:00:00+00', 'fan-1', 1413.975, 1398.77, 1429.18),
	('2026-03-07 05:00:00+00', 'pump-2', 63.144999999999996, 63.12, 63.17),
	('2026-03-01 12:00:00+00', 'fan-1', 1264.8200000000002, 1243.76, 1285.88),
	('2026-03-04 20:00:00+00', 'fan-1', 936.54, 926.65, 946.43),
	('2026-03-04 17:00:00+00', 'pump-1', 25.715, 7.54, 44.4),
	('2026-03-01 00:00:00+00', 'pump-2', 66.15, 65.89, 66.41),
	('2026-03-02 02:00:00+00', 'fan-1', 937.115, 927.08, 947.15),
	('2026-03-07 01:00:00+00', 'pump-1', 20.384999999999998, 4.52, 35.86),
	('2026-03-03 12:00:00+00', 'pump-1', 19.150000000000002, 5.2, 32.6),
	('2026-03-07 06:00:00+00', 'fan-1', 1479.19, 1470.64, 1487.74),
	('2026-03-07 13:00:00+00', 'pump-1', 27.4825, 7.53, 47.81),
	('2026-03-05 07:00:00+00', 'fan-1', 1465.135, 1454.97, 1475.3),
	('2026-03-03 18:00:00+00', 'pump-2', 66.605, 66.34, 66.87),
	('2026-03-03 15:00:00+00', 'fan-1', 1438.475, 1425.65, 1451.3),
	('2026-03-02 22:00:00+00', 'fan-1', 1055.335, 1036.76, 1073.91),
	('2026-03-02 08:00:00+00', 'fan-1', 1097.355, 1077.11, 1117.6),
	('2026-03-04 21:00:00+00', 'fan-1', 908.315, 904.16, 912.47),
	('2026-03-01 16:00:00+00', 'fan-1', 1493.74, 1489.1, 1498.38),
	('2026-03-07 09:00:00+00', 'fan-1', 1300.175, 1279.28, 1321.07),
	('2026-03-06 09:00:00+00', 'pump-1', 21.14, 6.54, 36.05),
	('2026-03-02 07:00:00+00', 'fan-1', 1022.6300000000001, 1006.13, 1039.13),
	('2026-03-06 19:00:00+00', 'fan-1', 921.625, 913.65, 929.6),
	('2026-03-03 06:00:00+00', 'fan-1', 1097.665, 1077.4, 1117.93),
	('2026-03-03 09:00:00+00', 'pump-2', 50.195, 49.29, 51.1),
	('2026-03-03 21:00:00+00', 'pump-2', 58.69, 58, 59.38),
	('2026-03-07 12:00:00+00', 'pump-2', 61.29, 60.68, 61.9),
	('2026-03-02 05:00:00+00', 'pump-1', 27.222500000000004, 6.09, 47.67),
	('2026-03-06 22:00:00+00', 'fan-1', 1100.62, 1080.28, 1120.96),
	('2026-03-06 12:00:00+00', 'pump-2', 66.21000000000001, 65.09, 67.33),
	('2026-03-04 03:00:00+00', 'fan-1', 1023.895, 1006.48, 1041.31);


--
-- Data for Name: _materialized_hypertable_2; Type: TABLE DATA; Schema: _timescaledb_internal; Owner: -
--



--
-- Data for Name: metric_data; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: timescale_schema_declaration; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.timescale_schema_declaration VALUES
	('public', 'metric_data', 'hypertable', 'com.example.devicemetrics.MetricData', 'cbe748e4397813d3eefe05cded99b2b35ee1044bdc76d7daaeabe85ba3d0c883', '-- com.example.devicemetrics.MetricData: generated by the annotation processor; change the declaration, not this file.

CREATE TABLE "metric_data" (
    "timestamp" timestamptz NOT NULL,
    "device_id" text NOT NULL,
    "metric_type" text NOT NULL,
    "value" double precision NOT NULL
);

SELECT create_hypertable(''"metric_data"'', ''timestamp'', chunk_time_interval => INTERVAL ''1 day'', create_default_indexes => false);

CREATE INDEX "metric_data_timestamp_idx" ON "metric_data" ("timestamp" DESC);

CREATE INDEX "metric_data_device_id_timestamp_idx" ON "metric_data" ("device_id", "timestamp" DESC);

CREATE INDEX "metric_data_metric_type_timestamp_idx" ON "metric_data" ("metric_type", "timestamp" DESC);
', '2026-11-22 19:25:31.366+00', '0.1.0-SNAPSHOT'),
	('public', 'hourly_metrics', 'continuous aggregate', 'com.example.devicemetrics.HourlyMetrics', 'd8dcfd9600e26a5461be5c70af1c3aca1bd2103405d36623b823b1a0db544c03', '-- com.example.devicemetrics.HourlyMetrics: generated by the annotation processor; change the declaration, not this file.

CREATE MATERIALIZED VIEW "hourly_metrics"
WITH (timescaledb.continuous, timescaledb.materialized_only = false, timescaledb.create_group_indexes = true) AS
SELECT
    time_bucket(INTERVAL ''1 hour'', "timestamp") AS "hour",
    "device_id",
    avg("value") AS "avg_value",
    min("value") AS "min_value",
    max("value") AS "max_value"
FROM "metric_data"
GROUP BY 1, 2
WITH NO DATA;

SELECT add_continuous_aggregate_policy(''"hourly_metrics"'', start_offset => NULL, end_offset => INTERVAL ''1 hour'', schedule_interval => INTERVAL ''1 hour'');
', '2026-11-22 19:25:31.366+00', '0.1.0-SNAPSHOT');


--
-- Data for Name: timescale_schema_history; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.timescale_schema_history VALUES
	(1, '1', 'create public.metric_data, public.hourly_metrics', 'JDBC', 'io.github.timescale4j.client.migration.PlanMigration', 272596062, 'postgres', '2026-11-22 19:25:31.366', 166, true);


--
-- Name: chunk_column_stats_id_seq; Type: SEQUENCE SET; Schema: _timescaledb_catalog; Owner: -
--

SELECT pg_catalog.setval('_timescaledb_catalog.chunk_column_stats_id_seq', 1, false);


--
-- Name: chunk_constraint_name; Type: SEQUENCE SET; Schema: _timescaledb_catalog; Owner: -
--

SELECT pg_catalog.setval('_timescaledb_catalog.chunk_constraint_name', 1, false);


--
-- Name: chunk_id_seq; Type: SEQUENCE SET; Schema: _timescaledb_catalog; Owner: -
--

SELECT pg_catalog.setval('_timescaledb_catalog.chunk_id_seq', 12, true);


--
-- Name: continuous_agg_migrate_plan_step_step_id_seq; Type: SEQUENCE SET; Schema: _timescaledb_catalog; Owner: -
--

SELECT pg_catalog.setval('_timescaledb_catalog.continuous_agg_migrate_plan_step_step_id_seq', 1, false);


--
-- Name: dimension_id_seq; Type: SEQUENCE SET; Schema: _timescaledb_catalog; Owner: -
--

SELECT pg_catalog.setval('_timescaledb_catalog.dimension_id_seq', 2, true);


--
-- Name: dimension_slice_id_seq; Type: SEQUENCE SET; Schema: _timescaledb_catalog; Owner: -
--

SELECT pg_catalog.setval('_timescaledb_catalog.dimension_slice_id_seq', 12, true);


--
-- Name: hypertable_id_seq; Type: SEQUENCE SET; Schema: _timescaledb_catalog; Owner: -
--

SELECT pg_catalog.setval('_timescaledb_catalog.hypertable_id_seq', 2, true);


--
-- Name: bgw_job_id_seq; Type: SEQUENCE SET; Schema: _timescaledb_config; Owner: -
--

SELECT pg_catalog.setval('_timescaledb_config.bgw_job_id_seq', 1000, true);


--
-- Name: timescale_schema_declaration timescale_schema_declaration_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.timescale_schema_declaration
    ADD CONSTRAINT timescale_schema_declaration_pkey PRIMARY KEY (relation_schema, relation_name);


--
-- Name: timescale_schema_history timescale_schema_history_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.timescale_schema_history
    ADD CONSTRAINT timescale_schema_history_pk PRIMARY KEY (installed_rank);


--
-- Name: _hyper_1_10_chunk_metric_data_device_id_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_10_chunk_metric_data_device_id_timestamp_idx ON _timescaledb_internal._hyper_1_10_chunk USING btree (device_id, "timestamp" DESC);


--
-- Name: _hyper_1_10_chunk_metric_data_metric_type_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_10_chunk_metric_data_metric_type_timestamp_idx ON _timescaledb_internal._hyper_1_10_chunk USING btree (metric_type, "timestamp" DESC);


--
-- Name: _hyper_1_10_chunk_metric_data_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_10_chunk_metric_data_timestamp_idx ON _timescaledb_internal._hyper_1_10_chunk USING btree ("timestamp" DESC);


--
-- Name: _hyper_1_1_chunk_metric_data_device_id_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_1_chunk_metric_data_device_id_timestamp_idx ON _timescaledb_internal._hyper_1_1_chunk USING btree (device_id, "timestamp" DESC);


--
-- Name: _hyper_1_1_chunk_metric_data_metric_type_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_1_chunk_metric_data_metric_type_timestamp_idx ON _timescaledb_internal._hyper_1_1_chunk USING btree (metric_type, "timestamp" DESC);


--
-- Name: _hyper_1_1_chunk_metric_data_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_1_chunk_metric_data_timestamp_idx ON _timescaledb_internal._hyper_1_1_chunk USING btree ("timestamp" DESC);


--
-- Name: _hyper_1_2_chunk_metric_data_device_id_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_2_chunk_metric_data_device_id_timestamp_idx ON _timescaledb_internal._hyper_1_2_chunk USING btree (device_id, "timestamp" DESC);


--
-- Name: _hyper_1_2_chunk_metric_data_metric_type_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_2_chunk_metric_data_metric_type_timestamp_idx ON _timescaledb_internal._hyper_1_2_chunk USING btree (metric_type, "timestamp" DESC);


--
-- Name: _hyper_1_2_chunk_metric_data_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_2_chunk_metric_data_timestamp_idx ON _timescaledb_internal._hyper_1_2_chunk USING btree ("timestamp" DESC);


--
-- Name: _hyper_1_3_chunk_metric_data_device_id_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_3_chunk_metric_data_device_id_timestamp_idx ON _timescaledb_internal._hyper_1_3_chunk USING btree (device_id, "timestamp" DESC);


--
-- Name: _hyper_1_3_chunk_metric_data_metric_type_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_3_chunk_metric_data_metric_type_timestamp_idx ON _timescaledb_internal._hyper_1_3_chunk USING btree (metric_type, "timestamp" DESC);


--
-- Name: _hyper_1_3_chunk_metric_data_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_3_chunk_metric_data_timestamp_idx ON _timescaledb_internal._hyper_1_3_chunk USING btree ("timestamp" DESC);


--
-- Name: _hyper_1_4_chunk_metric_data_device_id_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_4_chunk_metric_data_device_id_timestamp_idx ON _timescaledb_internal._hyper_1_4_chunk USING btree (device_id, "timestamp" DESC);


--
-- Name: _hyper_1_4_chunk_metric_data_metric_type_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_4_chunk_metric_data_metric_type_timestamp_idx ON _timescaledb_internal._hyper_1_4_chunk USING btree (metric_type, "timestamp" DESC);


--
-- Name: _hyper_1_4_chunk_metric_data_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_4_chunk_metric_data_timestamp_idx ON _timescaledb_internal._hyper_1_4_chunk USING btree ("timestamp" DESC);


--
-- Name: _hyper_1_5_chunk_metric_data_device_id_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_5_chunk_metric_data_device_id_timestamp_idx ON _timescaledb_internal._hyper_1_5_chunk USING btree (device_id, "timestamp" DESC);


--
-- Name: _hyper_1_5_chunk_metric_data_metric_type_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_5_chunk_metric_data_metric_type_timestamp_idx ON _timescaledb_internal._hyper_1_5_chunk USING btree (metric_type, "timestamp" DESC);


--
-- Name: _hyper_1_5_chunk_metric_data_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_5_chunk_metric_data_timestamp_idx ON _timescaledb_internal._hyper_1_5_chunk USING btree ("timestamp" DESC);


--
-- Name: _hyper_1_6_chunk_metric_data_device_id_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_6_chunk_metric_data_device_id_timestamp_idx ON _timescaledb_internal._hyper_1_6_chunk USING btree (device_id, "timestamp" DESC);


--
-- Name: _hyper_1_6_chunk_metric_data_metric_type_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_6_chunk_metric_data_metric_type_timestamp_idx ON _timescaledb_internal._hyper_1_6_chunk USING btree (metric_type, "timestamp" DESC);


--
-- Name: _hyper_1_6_chunk_metric_data_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_6_chunk_metric_data_timestamp_idx ON _timescaledb_internal._hyper_1_6_chunk USING btree ("timestamp" DESC);


--
-- Name: _hyper_1_7_chunk_metric_data_device_id_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_7_chunk_metric_data_device_id_timestamp_idx ON _timescaledb_internal._hyper_1_7_chunk USING btree (device_id, "timestamp" DESC);


--
-- Name: _hyper_1_7_chunk_metric_data_metric_type_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_7_chunk_metric_data_metric_type_timestamp_idx ON _timescaledb_internal._hyper_1_7_chunk USING btree (metric_type, "timestamp" DESC);


--
-- Name: _hyper_1_7_chunk_metric_data_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_7_chunk_metric_data_timestamp_idx ON _timescaledb_internal._hyper_1_7_chunk USING btree ("timestamp" DESC);


--
-- Name: _hyper_1_8_chunk_metric_data_device_id_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_8_chunk_metric_data_device_id_timestamp_idx ON _timescaledb_internal._hyper_1_8_chunk USING btree (device_id, "timestamp" DESC);


--
-- Name: _hyper_1_8_chunk_metric_data_metric_type_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_8_chunk_metric_data_metric_type_timestamp_idx ON _timescaledb_internal._hyper_1_8_chunk USING btree (metric_type, "timestamp" DESC);


--
-- Name: _hyper_1_8_chunk_metric_data_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_8_chunk_metric_data_timestamp_idx ON _timescaledb_internal._hyper_1_8_chunk USING btree ("timestamp" DESC);


--
-- Name: _hyper_1_9_chunk_metric_data_device_id_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_9_chunk_metric_data_device_id_timestamp_idx ON _timescaledb_internal._hyper_1_9_chunk USING btree (device_id, "timestamp" DESC);


--
-- Name: _hyper_1_9_chunk_metric_data_metric_type_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_9_chunk_metric_data_metric_type_timestamp_idx ON _timescaledb_internal._hyper_1_9_chunk USING btree (metric_type, "timestamp" DESC);


--
-- Name: _hyper_1_9_chunk_metric_data_timestamp_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_1_9_chunk_metric_data_timestamp_idx ON _timescaledb_internal._hyper_1_9_chunk USING btree ("timestamp" DESC);


--
-- Name: _hyper_2_11_chunk__materialized_hypertable_2_device_id_hour_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_2_11_chunk__materialized_hypertable_2_device_id_hour_idx ON _timescaledb_internal._hyper_2_11_chunk USING btree (device_id, hour DESC);


--
-- Name: _hyper_2_11_chunk__materialized_hypertable_2_hour_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_2_11_chunk__materialized_hypertable_2_hour_idx ON _timescaledb_internal._hyper_2_11_chunk USING btree (hour DESC);


--
-- Name: _hyper_2_12_chunk__materialized_hypertable_2_device_id_hour_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_2_12_chunk__materialized_hypertable_2_device_id_hour_idx ON _timescaledb_internal._hyper_2_12_chunk USING btree (device_id, hour DESC);


--
-- Name: _hyper_2_12_chunk__materialized_hypertable_2_hour_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _hyper_2_12_chunk__materialized_hypertable_2_hour_idx ON _timescaledb_internal._hyper_2_12_chunk USING btree (hour DESC);


--
-- Name: _materialized_hypertable_2_device_id_hour_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _materialized_hypertable_2_device_id_hour_idx ON _timescaledb_internal._materialized_hypertable_2 USING btree (device_id, hour DESC);


--
-- Name: _materialized_hypertable_2_hour_idx; Type: INDEX; Schema: _timescaledb_internal; Owner: -
--

CREATE INDEX _materialized_hypertable_2_hour_idx ON _timescaledb_internal._materialized_hypertable_2 USING btree (hour DESC);


--
-- Name: metric_data_device_id_timestamp_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX metric_data_device_id_timestamp_idx ON public.metric_data USING btree (device_id, "timestamp" DESC);


--
-- Name: metric_data_metric_type_timestamp_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX metric_data_metric_type_timestamp_idx ON public.metric_data USING btree (metric_type, "timestamp" DESC);


--
-- Name: metric_data_timestamp_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX metric_data_timestamp_idx ON public.metric_data USING btree ("timestamp" DESC);


--
-- Name: timescale_schema_history_s_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX timescale_schema_history_s_idx ON public.timescale_schema_history USING btree (success);


--
-- Name: _hyper_1_10_chunk ts_cagg_invalidation_trigger; Type: TRIGGER; Schema: _timescaledb_internal; Owner: -
--

CREATE TRIGGER ts_cagg_invalidation_trigger AFTER INSERT OR DELETE OR UPDATE ON _timescaledb_internal._hyper_1_10_chunk FOR EACH ROW EXECUTE FUNCTION _timescaledb_functions.continuous_agg_invalidation_trigger('1');


--
-- Name: _hyper_1_1_chunk ts_cagg_invalidation_trigger; Type: TRIGGER; Schema: _timescaledb_internal; Owner: -
--

CREATE TRIGGER ts_cagg_invalidation_trigger AFTER INSERT OR DELETE OR UPDATE ON _timescaledb_internal._hyper_1_1_chunk FOR EACH ROW EXECUTE FUNCTION _timescaledb_functions.continuous_agg_invalidation_trigger('1');


--
-- Name: _hyper_1_2_chunk ts_cagg_invalidation_trigger; Type: TRIGGER; Schema: _timescaledb_internal; Owner: -
--

CREATE TRIGGER ts_cagg_invalidation_trigger AFTER INSERT OR DELETE OR UPDATE ON _timescaledb_internal._hyper_1_2_chunk FOR EACH ROW EXECUTE FUNCTION _timescaledb_functions.continuous_agg_invalidation_trigger('1');


--
-- Name: _hyper_1_3_chunk ts_cagg_invalidation_trigger; Type: TRIGGER; Schema: _timescaledb_internal; Owner: -
--

CREATE TRIGGER ts_cagg_invalidation_trigger AFTER INSERT OR DELETE OR UPDATE ON _timescaledb_internal._hyper_1_3_chunk FOR EACH ROW EXECUTE FUNCTION _timescaledb_functions.continuous_agg_invalidation_trigger('1');


--
-- Name: _hyper_1_4_chunk ts_cagg_invalidation_trigger; Type: TRIGGER; Schema: _timescaledb_internal; Owner: -
--

CREATE TRIGGER ts_cagg_invalidation_trigger AFTER INSERT OR DELETE OR UPDATE ON _timescaledb_internal._hyper_1_4_chunk FOR EACH ROW EXECUTE FUNCTION _timescaledb_functions.continuous_agg_invalidation_trigger('1');


--
-- Name: _hyper_1_5_chunk ts_cagg_invalidation_trigger; Type: TRIGGER; Schema: _timescaledb_internal; Owner: -
--

CREATE TRIGGER ts_cagg_invalidation_trigger AFTER INSERT OR DELETE OR UPDATE ON _timescaledb_internal._hyper_1_5_chunk FOR EACH ROW EXECUTE FUNCTION _timescaledb_functions.continuous_agg_invalidation_trigger('1');


--
-- Name: _hyper_1_6_chunk ts_cagg_invalidation_trigger; Type: TRIGGER; Schema: _timescaledb_internal; Owner: -
--

CREATE TRIGGER ts_cagg_invalidation_trigger AFTER INSERT OR DELETE OR UPDATE ON _timescaledb_internal._hyper_1_6_chunk FOR EACH ROW EXECUTE FUNCTION _timescaledb_functions.continuous_agg_invalidation_trigger('1');


--
-- Name: _hyper_1_7_chunk ts_cagg_invalidation_trigger; Type: TRIGGER; Schema: _timescaledb_internal; Owner: -
--

CREATE TRIGGER ts_cagg_invalidation_trigger AFTER INSERT OR DELETE OR UPDATE ON _timescaledb_internal._hyper_1_7_chunk FOR EACH ROW EXECUTE FUNCTION _timescaledb_functions.continuous_agg_invalidation_trigger('1');


--
-- Name: _hyper_1_8_chunk ts_cagg_invalidation_trigger; Type: TRIGGER; Schema: _timescaledb_internal; Owner: -
--

CREATE TRIGGER ts_cagg_invalidation_trigger AFTER INSERT OR DELETE OR UPDATE ON _timescaledb_internal._hyper_1_8_chunk FOR EACH ROW EXECUTE FUNCTION _timescaledb_functions.continuous_agg_invalidation_trigger('1');


--
-- Name: _hyper_1_9_chunk ts_cagg_invalidation_trigger; Type: TRIGGER; Schema: _timescaledb_internal; Owner: -
--

CREATE TRIGGER ts_cagg_invalidation_trigger AFTER INSERT OR DELETE OR UPDATE ON _timescaledb_internal._hyper_1_9_chunk FOR EACH ROW EXECUTE FUNCTION _timescaledb_functions.continuous_agg_invalidation_trigger('1');


--
-- Name: _materialized_hypertable_2 ts_insert_blocker; Type: TRIGGER; Schema: _timescaledb_internal; Owner: -
--

CREATE TRIGGER ts_insert_blocker BEFORE INSERT ON _timescaledb_internal._materialized_hypertable_2 FOR EACH ROW EXECUTE FUNCTION _timescaledb_functions.insert_blocker();


--
-- Name: metric_data ts_cagg_invalidation_trigger; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER ts_cagg_invalidation_trigger AFTER INSERT OR DELETE OR UPDATE ON public.metric_data FOR EACH ROW EXECUTE FUNCTION _timescaledb_functions.continuous_agg_invalidation_trigger('1');


--
-- Name: metric_data ts_insert_blocker; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER ts_insert_blocker BEFORE INSERT ON public.metric_data FOR EACH ROW EXECUTE FUNCTION _timescaledb_functions.insert_blocker();


--
-- PostgreSQL database dump complete
--


