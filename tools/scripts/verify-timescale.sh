#!/bin/sh
# Checks the backups of an instance and the database itself, and believes no exit code of another program.
#
#   verify-timescale.sh --instance NAME [options]
#
#   --instance NAME      a section of the instances file
#   --instances FILE     that file (default: $TIMESCALE_INSTANCES, else /etc/timescale/instances.conf)
#   --backups            only the backups and their repository
#   --instance-only      only the database
#   --quick              neither reads every file of the repository nor every table (pgbackrest verify, pg_amcheck)
#   --max-age AGE        of the newest backup, as 26h, 90m or 2d (default: max_backup_age of the instance, else 26h)
#   --fingerprint FILE   compares the rows of each hypertable and aggregate with FILE
#   --write              makes that FILE; an existing one is not overwritten
#   --slices             with --write: for slices of time as wide as a chunk, for large tables
#   --engine ENGINE      pgbackrest or cnpg, in place of the instance's
#   --json               one JSON object in place of a line for each check
#
#   Exit codes: 0 all is well, 1 a check failed, 2 usage, 3 the server or the repository is not reached, 4 FILE exists (--write).
set -eu
lib=$(CDPATH='' cd -- "$(dirname -- "$0")/lib" && pwd -P)
. "$lib/common.sh"
. "$lib/time.sh"
. "$lib/options.sh"
. "$lib/instances.sh"
. "$lib/output.sh"
. "$lib/backups.sh"
. "$lib/pgbackrest.sh"
. "$lib/cnpg.sh"
. "$lib/server.sh"
. "$lib/checks.sh"
. "$lib/fingerprint.sh"

name=''
with_backups=yes
with_database=yes
quick=no
max_age=''
fingerprint=''
write=no
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
    option_words=1
    case $1 in
      --instance)
        need_value "$@"
        name=$2
        option_words=2
        ;;
      --max-age)
        need_value "$@"
        max_age=$2
        option_words=2
        ;;
      --fingerprint)
        need_value "$@"
        fingerprint=$2
        option_words=2
        ;;
      --backups) with_database=no ;;
      --instance-only) with_backups=no ;;
      --quick) quick=yes ;;
      --write) write=yes ;;
      --slices) mode=slices ;;
      *) unknown_option "$1" ;;
    esac
  fi
  shift "$option_words"
done

[ -n "$name" ] || die_of_usage 'which instance? Give --instance NAME'
[ "$with_backups$with_database" != nono ] || die_of_usage '--backups and --instance-only exclude each other'
if [ "$write" = yes ] && [ -z "$fingerprint" ]; then die_of_usage '--write needs --fingerprint FILE'; fi
if [ "$mode" = slices ] && [ "$write" = no ]; then die_of_usage '--slices goes with --write: a file that exists says what it is of'; fi
if [ -n "$fingerprint" ] && [ "$with_database" = no ]; then die_of_usage '--fingerprint needs the database, which --backups leaves out'; fi
if [ "$write" = no ] && [ -n "$fingerprint" ] && [ ! -r "$fingerprint" ]; then die "$usage_error" "there is no readable file $fingerprint; --write makes it"; fi
load_instance "$name"
max_age=${max_age:-$max_backup_age}
max_age_seconds=$(seconds_of "$max_age") || die_of_usage "an age is a number with s, m, h or d, such as 26h, not '$max_age'"
handle_signals
make_private

if [ "$with_database" = yes ]; then
  need_keys database
  need_program psql
fi
[ "$with_backups" = no ] || need_engine
if [ "$write" = yes ]; then
  write_fingerprint "$mode" "$fingerprint"
  say "$fingerprint has $write_rows rows of $instance"
  exit 0
fi

[ "$with_backups" = no ] || check_backups "$max_age_seconds"
if [ "$with_database" = yes ] && check_connection; then
  check_place
  check_database
  check_service
  [ "$with_backups/$engine" != yes/pgbackrest ] || check_arrival
  [ "$quick" = yes ] || check_structure
  [ -z "$fingerprint" ] || check_fingerprint "$fingerprint"
fi
print_report
exit "$(report_code)"
