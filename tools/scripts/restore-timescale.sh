#!/bin/sh
# Restores a backup of an instance beside its place, recovers it, checks it, and only then exchanges it for what is there.
#
#   restore-timescale.sh --backup-id ID --target-instance NAME [options]
#
#   --backup-id ID          the id that backup-timescale.sh gave, a label of pgBackRest (20240101-020000F) or name of a Backup of
#                           CloudNativePG, the minute in UTC in which the backup began (2024-01-01-02-00), or latest
#   --target-instance NAME  a section of the instances file
#   --instances FILE        that file (default: $TIMESCALE_INSTANCES, else /etc/timescale/instances.conf)
#   --target-time TIME      up to this moment, with a time zone ("2024-01-01 12:30:00+00", "2024-01-01T12:30:00Z"), or
#                           end: all that was archived (default: the end of the backup)
#   --fingerprint FILE      what the restored copy has to be equal to, see verify-timescale.sh
#   --quick                 does not read every table and page of the copy (pg_amcheck, pg_checksums)
#   --keep                  a copy that failed a check stays beside the target
#   --force                 the target may run, and have data. It is stopped and renamed, never deleted
#   --timeout SECONDS       how long recovery, or CloudNativePG, may take (default: 3600)
#   --new-cluster NAME      of CloudNativePG, which restores into a new one only (default: CLUSTER-r and the time of the backup)
#   --engine ENGINE         pgbackrest or cnpg, in place of the instance's
#   --dry-run               says what would be done
#   --json                  the result as a JSON object (not of --dry-run)
#
#   Exit codes: 0 the checked copy is in its place; 1 it could not be restored or failed a check, and the target is as it was; 2 usage,
#   or no or several backups are meant; 3 the repository is not reached; 4 the target runs or has data, or another restore is at it.
set -eu
lib=$(CDPATH='' cd -- "$(dirname -- "$0")/lib" && pwd -P)
. "$lib/common.sh"
. "$lib/time.sh"
. "$lib/options.sh"
. "$lib/instances.sh"
. "$lib/output.sh"
. "$lib/lock.sh"
. "$lib/ids.sh"
. "$lib/backups.sh"
. "$lib/pgbackrest.sh"
. "$lib/cnpg.sh"
. "$lib/server.sh"
. "$lib/checks.sh"
. "$lib/fingerprint.sh"
. "$lib/target.sh"

name=''
id=''
target=''
fingerprint=''
keep=no
quick=no
force=no
timeout=3600
new_cluster=''
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
      --backup-id)
        need_value "$@"
        id=$2
        ;;
      --target-instance)
        need_value "$@"
        name=$2
        ;;
      --target-time)
        need_value "$@"
        target=$2
        ;;
      --fingerprint)
        need_value "$@"
        fingerprint=$2
        ;;
      --new-cluster)
        need_value "$@"
        new_cluster=$2
        ;;
      --timeout)
        need_value "$@"
        need_seconds "$1" "$2"
        timeout=$2
        ;;
      --quick)
        quick=yes
        option_words=1
        ;;
      --keep)
        keep=yes
        option_words=1
        ;;
      --force)
        force=yes
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

[ -n "$id" ] || die_of_usage 'which backup? Give --backup-id ID, or --backup-id latest'
[ -n "$name" ] || die_of_usage 'where to? Give --target-instance NAME'
if [ "$dry_run$json" = yesyes ]; then die_of_usage '--dry-run prints commands, and no JSON'; fi
target_epoch=''
target_text='the end of the backup'
case $target in
  '') target=backup ;;
  end) target_text='all that was archived' ;;
  *)
    target=$(normal_time "$target") || die_of_usage "--target-time is a time with its zone, such as '2024-01-01 12:30:00+00', or end"
    target_epoch=$(epoch_of_time "$target")
    [ "$target_epoch" -le "$(now)" ] || die_of_usage "--target-time $target has not come yet"
    target_text=$target
    ;;
esac
case $new_cluster in
  -* | *- | *[!a-z0-9-]* | ???????????????????????????????????????????????????*)
    die_of_usage "--new-cluster is a name for Kubernetes: up to 50 small letters, digits and '-', not '$new_cluster'" ;;
esac
if [ -n "$fingerprint" ] && [ ! -r "$fingerprint" ]; then die "$usage_error" "there is no readable file $fingerprint"; fi

# ---- CloudNativePG: a new cluster ----

restore_with_cnpg() {
  need_tool helm
  need_keys chart
  choose_backup "$id" "$private/backups" "$target_epoch"
  barman_id=$(cnpg_backup_id "$chosen_label")
  # Without it the chart would take the newest, up to the end of the archive.
  [ -n "$barman_id" ] || die "$failed" "the Backup $chosen_label has no status.backupId"
  new_cluster=${new_cluster:-$cluster-r$(utc_text "$chosen_start" | tr -cd '0-9')}
  if cnpg_cluster_exists "$new_cluster"; then
    die "$refused" "there is a cluster $new_cluster already; a restore never goes into one: --new-cluster NAME"
  fi
  cnpg_restore "$new_cluster" "$barman_id" "$target" "$timeout"
  [ "$dry_run" = no ] || exit 0
  print_result instance "$instance" cluster "$new_cluster" backup "$chosen_label" until "$target_text"
  [ "$json" = yes ] || cat <<EOT

Next:
  1. compare:  verify-timescale.sh --instance-only with the host $new_cluster-rw
  2. let the applications use the service $new_cluster-rw
  3. the old cluster $cluster was not touched; delete it when nobody needs it
EOT
}

# ---- pgBackRest: beside the target ----

restore_with_pgbackrest() {
  need_keys pgdata database
  port_of_instance=$port # which is the private server's while the copy is checked
  for program_needed in psql postgres pg_ctl; do need_program "$program_needed"; done
  look_at_target
  choose_backup "$id" "$private/backups" "$target_epoch"
  if [ "$chosen_damaged" = true ]; then say "pages had wrong checksums when $chosen_label was made: some of its data may be damaged"; fi
  if [ "$dry_run" = yes ]; then
    name_leftovers
    printf 'would restore %s (id %s, began %s) up to %s\n' "$chosen_label" "${chosen_id:--}" "$(utc_text "$chosen_start")" "$target_text"
    pgbackrest_restore "$pgdata.restore-$id.PID" "$chosen_label" "$target"
    [ "$target_state" = missing ] || printf 'would rename %s, which is %s, to %s.before-TIME\n' "$pgdata" "$target_state" "$pgdata"
    return
  fi
  check_private
  lock "$pgdata.restore.lock"
  look_at_target # another restore may just have ended
  name_leftovers # those of a run that still goes on are not left

  look_at_room "$(pgbackrest_size "$chosen_label")"
  restore_began=$(now)
  make_copy_directory "$id"
  say "restoring $chosen_label to $copy"
  pgbackrest_restore "$copy" "$chosen_label" "$target" || {
    show "$private/restore.err"
    room=$(room_left)
    die "$failed" "pgBackRest could not restore $chosen_label; $pgdata is as it was, and the disk of $target_parent has ${room:-?} MB left"
  }
  recover_copy
  check_copy
  copy_is_good=yes
  put_in_place
  if [ ! -d "$copy_tablespaces" ]; then copy_tablespaces=; fi
  print_result instance "$instance" backup "$chosen_label" until "$target_text" data "$pgdata" before "${before:-nothing}" \
    ${copy_tablespaces:+tablespaces "$copy_tablespaces"} \
    seconds "$(($(now) - restore_began))" \
    timeline "$restored_timeline" last-commit "$restored_last"
  [ "$json" = yes ] || print_next_steps
}

recover_copy() {
  # The sample file's place is in the copy, except where the package keeps it elsewhere (Debian).
  if [ -z "$config_file" ] && [ ! -f "$copy/postgresql.conf" ]; then
    die "$usage_error" "the backup has no postgresql.conf: [$instance] of $instances_file needs config_file=/etc/postgresql/…/postgresql.conf"
  fi
  say 'recovering it'
  start_private_server "$copy"
  use_private_server
  wait_for_recovery "$timeout" || {
    tail -n 15 "$private/server.log" >"$private/server.end"
    show "$private/server.end"
    if grep -q 'recovery ended before configured recovery target was reached' "$private/server.log"; then
      say "the archive has nothing that was written at or after $target. Where the server lives: SELECT pg_switch_wal(), wait until that"
      say "is archived, and try again; else take an earlier time, or --target-time end"
    fi
    die "$failed" "the restored copy did not recover; $pgdata is as it was"
  }
}

check_copy() {
  say 'checking it'
  # On the standard error: the report is not the result of this command.
  json_wanted=$json
  json=no
  if check_connection >&2; then
    check_database >&2
    [ "$quick" = yes ] || check_structure >&2
    [ -z "$fingerprint" ] || check_fingerprint "$fingerprint" >&2
  fi
  restored_timeline=$(sql -c "SELECT ('x' || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8))::bit(32)::int" 2>/dev/null) || restored_timeline='?'
  [ "$target" != end ] || check_end >&2
  restored_last=$(sql -c "SELECT coalesce(pg_last_xact_replay_timestamp() AT TIME ZONE 'UTC' || ' UTC', '-')" 2>/dev/null) || restored_last='?'
  # What pgBackRest wrote for the recovery, and which names the copy's present place.
  for setting in restore_command recovery_target recovery_target_time recovery_target_action recovery_target_timeline recovery_target_inclusive; do
    sql -c "ALTER SYSTEM RESET $setting" >/dev/null 2>"$private/psql.err" ||
      say "$setting stays in postgresql.auto.conf: $(first_line "$private/psql.err")"
  done
  stop_private_server || die "$failed" 'the server on the restored copy did not stop cleanly'
  [ "$quick" = yes ] || check_pages >&2
  json=$json_wanted
  if [ "$(report_code)" != 0 ]; then
    [ "$keep" = no ] || copy_is_good=yes
    if [ "$keep" = yes ]; then copy_text="it is $copy"; else copy_text='it was removed (--keep)'; fi
    die "$failed" "the restored copy failed a check; $copy_text, and $pgdata is as it was"
  fi
}

# Recovery ends where WAL is missing as it does at the end of the archive, and is content: the archive's last segment has to be reached.
check_end() {
  end_line=$(tail -n 1 "$copy/pg_wal/$(printf '%08X' "$restored_timeline" 2>/dev/null).history" 2>/dev/null) || end_line=
  end_reached=$(sql -c "SELECT substr(pg_walfile_name('$(printf '%s\n' "$end_line" | cut -f 2)'), 9)" 2>"$private/psql.err") || end_reached=
  end_wanted=$(awk -F "$tab" '$1 ~ /^\/0\/archive\/[0-9]+\/max$/ { max = $2 } END { print substr(max, 9) }' "$private/info.flat")
  if [ -z "$end_reached" ] || [ -z "$end_wanted" ]; then
    report skip end 'up to which segment it was recovered is not known'
  elif awk -v reached="$end_reached" -v wanted="$end_wanted" 'BEGIN { exit !(reached "" < wanted "") }'; then
    report FAIL end "the archive goes to segment $end_wanted, recovery only to $end_reached: WAL is missing. --target-time with a time before that restores what there is"
  else
    report ok end "recovery reached the last segment of the archive, $end_wanted"
  fi
}

check_pages() {
  pages_code=0
  run_long "$(program_of pg_checksums)" --check -D "$copy" >"$private/checksums.out" 2>&1 9>&- || pages_code=$?
  if [ "$pages_code" -eq 0 ]; then
    report ok pages "every page has its checksum ($(sed -n 's/^Blocks scanned: *//p' "$private/checksums.out") pages)"
  elif grep -q 'data checksums are not enabled' "$private/checksums.out"; then
    report skip pages 'the cluster was made without data checksums'
  else
    show "$private/checksums.out"
    report FAIL pages "$(first_line "$private/checksums.out")"
  fi
}

print_next_steps() {
  # A configuration elsewhere (Debian) names another data directory, and perhaps the port and pid file of a server that runs.
  by_hand="$(program_of pg_ctl) start -D $pgdata"
  if [ -n "$config_file" ]; then
    by_hand="$by_hand -l $pgdata.log -o '-c config_file=$config_file -c data_directory=$pgdata -c external_pid_file=$pgdata.pid -p $port_of_instance'"
  fi
  cat <<EOT

Next:
  1. start the server as it is always started (systemctl start postgresql@VERSION-NAME), or, where the system does not know it:
     $by_hand
  2. look at it:  verify-timescale.sh --instance $instance --instance-only   (it says that archive_mode is off)
  3. nothing is archived now: archive_mode is off in postgresql.auto.conf. If the server that made the backup is gone for good, the
     stanza $stanza can go on; if it may still run, make a new one first (another stanza or repo1-path, pgbackrest stanza-create). Then
       ALTER SYSTEM RESET archive_mode;
     restart the server, and make a full backup:  backup-timescale.sh --instance $instance --type full
${before:+  4. what was there before is in $before: delete it when nobody needs it. Its tablespaces are where the links in its pg_tblspc lead}
EOT
}

# ---- All of it ----

load_instance "$name"
need_engine
handle_signals
make_private
list_or_die
case $engine in
  pgbackrest) restore_with_pgbackrest ;;
  cnpg) restore_with_cnpg ;;
esac
