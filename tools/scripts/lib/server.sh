# PostgreSQL's programs, and a server that this run starts for itself.
# shellcheck shell=sh disable=SC2034,SC2154 # the files share their variables

program_of() { printf '%s\n' "${bindir:+$bindir/}$1"; }

need_program() {
  command -v "$(program_of "$1")" >/dev/null 2>&1 ||
    die "$usage_error" "there is no program $(program_of "$1"); [$instance] of $instances_file takes bindir"
}

# What a role or a database may have set otherwise. A function that somebody made must not be run in place of a server's own: this user
# may be a superuser.
session_options='-c client_min_messages=warning -c statement_timeout=0'

# Asks the instance; tabs between the columns. 2: it cannot be reached.
sql() { # psql's other arguments
  PGCONNECT_TIMEOUT=${PGCONNECT_TIMEOUT:-10} PGAPPNAME=$program PGCLIENTENCODING=UTF8 PGTZ=UTC PGDATESTYLE=ISO PGOPTIONS="$session_options -c search_path=pg_catalog" \
    "$(program_of psql)" -X -q -A -t -w -F "$tab" -v ON_ERROR_STOP=1 -h "$host" -p "$port" -U "$user" -d "$database" "$@" 9>&-
}

# 0: a server runs on this data, 3: none does, 4: this is no data directory.
server_status() { # data directory
  server_status_code=0
  "$(program_of pg_ctl)" status -D "$1" >/dev/null 2>&1 || server_status_code=$?
  return "$server_status_code"
}

# ---- A server on restored data, that nobody else can reach: no port, a socket in the private directory ----

private_server=
private_data=

# Its socket has to have a path that a server takes; after hours it would be too late to know.
check_private() {
  case $private in
    *[,\"]*) die "$usage_error" "TMPDIR is $TMPDIR, which is no place for a socket" ;;
  esac
  [ "${#private}" -le 85 ] || die "$usage_error" "TMPDIR is ${TMPDIR-}, which is too long for a socket in it; /tmp is not"
}

start_private_server() { # data directory
  private_data=$1
  mkdir -m 700 "$private/socket"
  printf 'local all all trust\n' >"$private/pg_hba.conf" # who is in the private directory is this user
  : >"$private/pg_ident.conf"
  at_exit stop_private_server
  # Debian keeps postgresql.conf elsewhere; and that file may name the running server's pid file, ports and standbys, and commands for
  # the end of a recovery. No jobs run, so that a retention policy cannot drop what was just restored, and no subscriptions, which would
  # take from the publisher what the original has not had yet. Nobody is let in before the end: what a server wants that lets somebody
  # in, as many connections as the original had, is not wanted.
  set -- -D "$1" \
    -c "data_directory=$1" \
    -c "hba_file=$private/pg_hba.conf" -c "ident_file=$private/pg_ident.conf" -c "external_pid_file=$private/server.pid" \
    -c listen_addresses= -c port=5432 -c "unix_socket_directories=$private/socket" -c unix_socket_permissions=0700 \
    -c ssl=off -c hot_standby=off -c archive_mode=off -c synchronous_standby_names= \
    -c recovery_min_apply_delay=0 -c recovery_end_command= -c archive_cleanup_command= \
    -c timescaledb.max_background_workers=0 -c max_logical_replication_workers=0 -c cron.launch_active_jobs=off -c huge_pages=try \
    -c logging_collector=off -c log_destination=stderr -c log_min_messages=warning -c lc_messages=C
  [ -z "$config_file" ] || set -- "$@" -c "config_file=$config_file"
  "$(program_of postgres)" "$@" </dev/null >"$private/server.log" 2>&1 9>&- &
  private_server=$!
}

# sql asks it from here on.
use_private_server() {
  host=$private/socket
  port=5432
  unset PGREQUIREAUTH PGREQUIREPEER PGCHANNELBINDING PGGSSENCMODE PGSSLMODE PGSSLNEGOTIATION PGSSLCERTMODE
}

private_server_runs() { [ -n "$private_server" ] && kill -0 "$private_server" 2>/dev/null; }

# 0: it has shut down cleanly.
stop_private_server() {
  [ -n "$private_server" ] || return 0
  # A large cache takes its time: somebody who has waited for the recovery waits for that, too.
  "$(program_of pg_ctl)" stop -D "$private_data" -m fast -w -t "${timeout:-300}" >"$private/stop.out" 2>&1 9>&- || kill -QUIT "$private_server" 2>/dev/null
  stop_code=0
  wait "$private_server" || stop_code=$?
  private_server=
  return "$stop_code"
}

# Waits until it takes writes. 1: it ended, or the deadline passed.
wait_for_recovery() { # seconds
  recovery_end=$(($(now) + $1))
  recovery_database=$database
  database=template1 # the instance's own may be missing in what was restored
  recovery_code=1
  while private_server_runs; do
    if [ "$(sql -c 'SELECT pg_is_in_recovery()' 2>"$private/psql.err")" = f ]; then
      recovery_code=0
      break
    fi
    if [ "$(now)" -ge "$recovery_end" ]; then
      say "recovery has not ended within $1 s (--timeout): $(first_line "$private/psql.err")"
      break
    fi
    sleep 1
  done
  database=$recovery_database
  return "$recovery_code"
}
