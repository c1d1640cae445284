# What is checked in a database. Each check is a question to it, whose answer is ok, FAIL or skip, a tab, and what was found.
# shellcheck shell=sh disable=SC2034,SC2154 # the files share their variables

# The server is there, and so is the database; everything else needs that. 1: it is not.
check_connection() {
  connection_code=0
  connection_text=$(sql -c "SELECT 'PostgreSQL ' || split_part(current_setting('server_version'), ' ', 1) || ', database ' || current_database() || ', ' ||
      pg_size_pretty(pg_database_size(current_database()))" 2>"$private/psql.err") || connection_code=$?
  case $connection_code in
    0) report ok connection "$connection_text" ;;
    2) unreachable connection "$(first_line "$private/psql.err")" ;;
    *) report FAIL connection "the server answers, but the database does not: $(first_line "$private/psql.err")" ;; # its library is gone
  esac
  return "$connection_code"
}

# The server that answers is the one whose data the instance names: two instances may well have one port in the file.
check_place() {
  place_text=$(sql -c "SELECT current_setting('data_directory')" 2>"$private/psql.err") || place_text=
  if [ -z "$pgdata" ] || [ -z "$place_text" ]; then
    report skip place "$([ -n "$pgdata" ] && printf '%s may not see where the data is' "$user" || printf '%s has no pgdata' "$instance")"
  elif [ "$(real_path "$place_text")" = "$(real_path "$pgdata")" ]; then
    report ok place "its data is in $place_text"
  else
    report FAIL place "the server at $host, port $port, has its data in $place_text, and not in $pgdata"
  fi
}

real_path() { # directory, which may be on another machine
  (CDPATH='' cd -P -- "$1" 2>/dev/null && pwd -P) || printf '%s\n' "$1"
}

sql_check() { # name, SQL
  if sql_answer=$(sql -c "$2" 2>"$private/psql.err"); then
    sql_answer=$(printf '%s\n' "$sql_answer" | sed -n 1p)
    case $sql_answer in
      ok"$tab"* | FAIL"$tab"* | skip"$tab"*) report "${sql_answer%%"$tab"*}" "$1" "${sql_answer#*"$tab"}" ;;
      *) report FAIL "$1" "the answer is '$sql_answer'" ;;
    esac
  else
    report FAIL "$1" "$(first_line "$private/psql.err")"
  fi
}

# What holds for a server in use and for a restored copy.
check_database() {
  sql_check recovery "SELECT CASE WHEN pg_is_in_recovery() THEN 'FAIL' ELSE 'ok' END,
      CASE WHEN pg_is_in_recovery() THEN 'it is in recovery, and takes no writes' ELSE 'it takes writes' END"
  sql_check extension "SELECT CASE WHEN e.extversion IS NULL OR e.extversion <> a.default_version THEN 'FAIL' ELSE 'ok' END,
      CASE WHEN e.extversion IS NULL THEN 'timescaledb is not installed in this database'
           WHEN e.extversion <> a.default_version THEN format('timescaledb is %s here, and the installed library is %s', e.extversion, a.default_version)
           ELSE 'timescaledb ' || e.extversion END
    FROM (SELECT 1) AS one
    LEFT JOIN pg_extension e ON e.extname = 'timescaledb'
    LEFT JOIN pg_available_extensions a ON a.name = 'timescaledb'"
  sql_check restoring "SELECT CASE current_setting('timescaledb.restoring') WHEN 'off' THEN 'ok' ELSE 'FAIL' END,
      'timescaledb.restoring is ' || current_setting('timescaledb.restoring') ||
      CASE current_setting('timescaledb.restoring') WHEN 'off' THEN '' ELSE ': timescaledb_post_restore() was not called' END"
  sql_check hypertables "SELECT CASE WHEN count(*) > 0 THEN 'ok' ELSE 'FAIL' END, count(*) || ' hypertables, ' ||
      (SELECT count(*) FROM timescaledb_information.continuous_aggregates) || ' aggregates' FROM timescaledb_information.hypertables"
  check_chunks
}

# The view of the chunks leaves out those whose table is gone, so it is compared with the catalog's count; and a table may be without its file.
check_chunks() {
  # Who may not call this function may not even have it in a query.
  chunk_files=false
  if [ "$(sql -c "SELECT has_function_privilege('pg_stat_file(text, boolean)', 'EXECUTE')" 2>"$private/psql.err")" = t ]; then
    chunk_files='pg_relation_filepath(chunk) IS NOT NULL AND (pg_stat_file(pg_relation_filepath(chunk), true)).size IS NULL'
  fi
  sql_check chunks "
    WITH listed AS (
      SELECT hypertable_schema, hypertable_name, to_regclass(format('%I.%I', chunk_schema, chunk_name)) AS chunk FROM timescaledb_information.chunks
    ), counted AS (
      SELECT format('%I.%I', h.hypertable_schema, h.hypertable_name) AS name, h.num_chunks AS wanted,
             (SELECT count(*) FROM listed l WHERE l.hypertable_schema = h.hypertable_schema AND l.hypertable_name = h.hypertable_name AND l.chunk IS NOT NULL) AS found
        FROM timescaledb_information.hypertables h
    ), problems AS (
      SELECT format('%s has %s chunks, of which %s are there', name, wanted, found) AS problem FROM counted WHERE found < wanted
      UNION ALL
      SELECT format('the file of chunk %s is missing', chunk) FROM listed WHERE $chunk_files
    )
    SELECT CASE WHEN count(*) > 0 THEN 'FAIL' ELSE 'ok' END,
           coalesce(string_agg(problem, '; '), (SELECT count(*) FROM listed) || ' chunks are there') FROM (SELECT problem FROM problems ORDER BY 1 LIMIT 5) AS first"
}

# What is asked only of a server in use: a restore in need does not fail because a job was paused.
check_service() {
  sql_check jobs "SELECT CASE WHEN count(*) = 0 THEN 'skip' WHEN count(*) FILTER (WHERE problem IS NOT NULL) > 0 THEN 'FAIL' ELSE 'ok' END,
      CASE WHEN count(*) = 0 THEN 'there are no policies and no jobs'
           ELSE coalesce(string_agg(job_id || ' ' || proc_name || ' ' || problem, ', ' ORDER BY job_id) FILTER (WHERE problem IS NOT NULL),
                         count(*) || ' jobs are scheduled, and none failed last time') END
    FROM (SELECT j.job_id, j.proc_name,
                 CASE WHEN NOT j.scheduled THEN 'is not scheduled' WHEN s.last_run_status = 'Failed' THEN 'failed last time' END AS problem
            FROM timescaledb_information.jobs j LEFT JOIN timescaledb_information.job_stats s ON s.job_id = j.job_id
           WHERE j.job_id >= 1000) AS job"
  sql_check checksums "SELECT CASE WHEN current_setting('data_checksums') <> 'on' OR coalesce(sum(checksum_failures), 0) > 0 THEN 'FAIL' ELSE 'ok' END,
      CASE WHEN current_setting('data_checksums') <> 'on' THEN 'the cluster was made without data checksums: damaged pages are not noticed'
           ELSE coalesce(sum(checksum_failures), 0) || ' pages had a wrong checksum' END
    FROM pg_stat_database"
  sql_check archiving "
    WITH waiting AS (
      SELECT count(*) AS files, extract(epoch FROM now() - min(modification))::bigint AS oldest
        FROM pg_ls_archive_statusdir() WHERE name LIKE '%.ready'
    )
    SELECT CASE WHEN current_setting('archive_mode') = 'off' OR coalesce(last_failed_time > last_archived_time, last_failed_time IS NOT NULL)
                  OR coalesce(oldest > 900, false) THEN 'FAIL' ELSE 'ok' END,
           CASE WHEN current_setting('archive_mode') = 'off' THEN 'archive_mode is off: nothing since the last backup can be restored'
                WHEN coalesce(last_failed_time > last_archived_time, last_failed_time IS NOT NULL)
                  THEN format('it fails: %s at %s; %s files wait', last_failed_wal, last_failed_time, files)
                WHEN coalesce(oldest > 900, false) THEN format('%s files wait, the oldest for %s min', files, oldest / 60)
                ELSE format('the last file was %s at %s; %s wait', coalesce(last_archived_wal, 'none'), coalesce(last_archived_time::text, '-'), files) END
      FROM pg_stat_archiver, waiting"
  sql_check scheduler "SELECT CASE WHEN count(*) = 0 THEN 'skip' WHEN count(*) FILTER (WHERE overdue) > 0 THEN 'FAIL' ELSE 'ok' END,
      CASE WHEN count(*) = 0 THEN 'there are no policies and no jobs'
           ELSE coalesce('overdue by five minutes: ' || string_agg(job_id::text, ', ' ORDER BY job_id) FILTER (WHERE overdue), 'no job is overdue') END
    FROM (SELECT j.job_id, coalesce(s.job_status = 'Scheduled' AND s.next_start < now() - interval '5 minutes', false) AS overdue
            FROM timescaledb_information.jobs j LEFT JOIN timescaledb_information.job_stats s ON s.job_id = j.job_id
           WHERE j.job_id >= 1000) AS job"
}

# Every table and index is read, and every index is compared with the order of its keys.
check_structure() {
  if [ ! -x "$(program_of pg_amcheck)" ] && ! command -v "$(program_of pg_amcheck)" >/dev/null 2>&1; then
    report skip amcheck 'there is no program pg_amcheck'
    return
  fi
  amcheck_there=$(sql -c "SELECT count(*) FROM pg_extension WHERE extname = 'amcheck'" 2>"$private/psql.err") || amcheck_there=0
  if [ "$amcheck_there" != 1 ]; then
    report skip amcheck "the extension is missing in $database: CREATE EXTENSION amcheck, once, in the original"
    return
  fi
  amcheck_code=0
  PGAPPNAME=$program PGOPTIONS=$session_options run_long "$(program_of pg_amcheck)" --no-password -h "$host" -p "$port" -U "$user" "$database" \
    >"$private/amcheck.out" 2>&1 || amcheck_code=$?
  if [ "$amcheck_code" -eq 0 ] && [ ! -s "$private/amcheck.out" ]; then
    report ok amcheck 'pg_amcheck has no complaint'
  elif only_denied "$private/amcheck.out"; then
    report skip amcheck "$user may not use the functions of amcheck"
  else
    sed 40q "$private/amcheck.out" >"$private/amcheck.show" # one damaged page may have thousands
    show "$private/amcheck.show"
    # What it complains of has two lines, which relation and why; the server's warnings before it do not say where.
    amcheck_text=$(awk '/^WARNING/ { next } NF { sub(/^ +/, ""); printf "%s%s", lines ? " " : "", $0; if (++lines == 2) exit }' "$private/amcheck.out")
    report FAIL amcheck "${amcheck_text:-$(first_line "$private/amcheck.out")}"
  fi
}

# There is nothing but names of relations, and that the user has no right.
only_denied() { # output of pg_amcheck
  awk '/permission denied for function/ { denied = 1; next } /^[^ ].*:$/ || /^ *$/ { next } { other = 1 } END { exit !(denied && !other) }' "$1"
}
