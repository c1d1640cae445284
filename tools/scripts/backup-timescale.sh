#!/bin/sh
# Makes a backup of an instance and gives it an id, by which restore-timescale.sh finds it.
#
#   backup-timescale.sh --instance NAME [options]
#
#   --instance NAME      a section of the instances file
#   --instances FILE     that file (default: $TIMESCALE_INSTANCES, else /etc/timescale/instances.conf)
#   --type TYPE          full, diff or incr (default: full). The first of a repository is always full, as all of CloudNativePG are
#   --backup-id ID       letters, digits, '-', '_' and '.' (default: the minute in UTC, as 2024-01-01-02-00)
#   --fingerprint FILE   first writes what restore-timescale.sh and verify-timescale.sh compare; exact only if nothing writes meanwhile
#   --slices             with --fingerprint: for slices of time as wide as a chunk, for large tables
#   --timeout SECONDS    how long to wait for CloudNativePG (default: 3600)
#   --engine ENGINE      pgbackrest or cnpg, in place of the instance's
#   --dry-run            says what would be done
#   --json               the result as a JSON object (not of --dry-run)
#
#   Exit codes: 0 done, and all WAL that the backup needs is archived; 1 it failed; 2 usage; 3 the server or the repository is not
#   reached; 4 a backup with this id, or FILE, exists, or another backup runs.
set -eu
lib=$(CDPATH='' cd -- "$(dirname -- "$0")/lib" && pwd -P)
. "$lib/common.sh"
. "$lib/time.sh"
. "$lib/options.sh"
. "$lib/instances.sh"
. "$lib/output.sh"
. "$lib/ids.sh"
. "$lib/backups.sh"
. "$lib/pgbackrest.sh"
. "$lib/cnpg.sh"
. "$lib/server.sh"
. "$lib/fingerprint.sh"

name=''
type=full
id=''
timeout=3600
fingerprint=''
mode=tables
while [ $# -gt 0 ]; do
  case $1 in
    --*=*)
      option=${1%%=*}
      value=${1#*=}
      shift
      set -- "$option" "$value" "$@"
      ;;
  esac
  common_option "$@"
  if [ "$option_words" -eq 0 ]; then
    option_words=2
    case $1 in
      --instance)
        need_value "$@"
        name=$2
        ;;
      --type)
        need_value "$@"
        type=$2
        ;;
      --backup-id)
        need_value "$@"
        id=$2
        ;;
      --fingerprint)
        need_value "$@"
        fingerprint=$2
        ;;
      --timeout)
        need_value "$@"
        need_seconds "$1" "$2"
        timeout=$2
        ;;
      --slices)
        mode=slices
        option_words=1
        ;;
      --dry-run)
        dry_run=yes
        option_words=1
        ;;
      *) unknown_option "$1" ;;
    esac
  fi
  shift "$option_words"
done

[ -n "$name" ] || die_of_usage 'which instance? Give --instance NAME'
if [ "$dry_run$json" = yesyes ]; then die_of_usage '--dry-run prints commands, and no JSON'; fi
case $type in
  full | diff | incr) ;;
  *) die_of_usage "--type is full, diff or incr, not '$type'" ;;
esac
if [ "$mode" = slices ] && [ -z "$fingerprint" ]; then die_of_usage '--slices needs --fingerprint FILE'; fi
[ -n "$id" ] || id=$(default_backup_id)
need_new_id "$id"
load_instance "$name"
need_engine
handle_signals
make_private

list_or_die
if [ -n "$(awk -F "$tab" -v id="$id" '($2 "") == (id "") || ($1 "") == (id "")' "$private/backups")" ]; then
  die "$refused" "a backup of $instance has the id '$id' already"
fi
if [ -n "$fingerprint" ]; then
  need_keys database
  need_program psql
  [ "$dry_run" = yes ] || write_fingerprint "$mode" "$fingerprint"
fi

began=$(now)
case $engine in
  pgbackrest) pgbackrest_backup "$type" "$id" ;;
  cnpg) cnpg_backup "$id" "$timeout" ;;
esac
[ "$dry_run" = no ] || exit 0

# It counts when the repository lists it.
list_or_die
choose_backup "$id" "$private/backups"
if [ "$chosen_damaged" = true ]; then
  say "pages had wrong checksums while $chosen_label was made: the database is damaged. The backup was kept"
fi
print_result instance "$instance" backup-id "$id" label "$chosen_label" began "$(utc_text "$chosen_start")" ended "$(utc_text "$chosen_stop")" \
  seconds "$(($(now) - began))"
[ "$chosen_damaged" != true ] || exit "$failed"
