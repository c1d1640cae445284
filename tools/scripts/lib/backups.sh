# What is done with the backups of either engine.
# shellcheck shell=sh disable=SC2034,SC2154 # the files share their variables

need_engine() {
  case $engine in
    pgbackrest) pgbackrest_need ;;
    cnpg) cnpg_need ;;
  esac
}

# Fills $private/backups, or ends the run.
list_or_die() {
  case $engine in
    pgbackrest) pgbackrest_list ;;
    cnpg) cnpg_list ;;
  esac || {
    for list_error in "$private"/*.err; do show "$list_error"; done
    die "$no_connection" "$engine_problem"
  }
}

check_backups() { # oldest age of the newest backup in seconds
  case $engine in
    pgbackrest) pgbackrest_checks "$1" ;;
    cnpg) cnpg_checks "$1" ;;
  esac
}

# The newest backup is young, and its pages were sound when it was made.
check_newest() { # seconds
  newest_line=$(tail -n 1 "$private/backups")
  newest_label=$(printf '%s\n' "$newest_line" | cut -f 1)
  newest_stop=$(printf '%s\n' "$newest_line" | cut -f 4)
  newest_age=$(($(now) - newest_stop))
  newest_text="$newest_label ended $((newest_age / 3600)) h $((newest_age % 3600 / 60)) min ago"
  if [ "$newest_age" -lt -300 ]; then
    report FAIL age "$newest_label ended at $(utc_text "$newest_stop"), which has not come yet: the clock here, or there, is wrong"
  elif [ "$newest_age" -gt "$1" ]; then
    report FAIL age "$newest_text; it may be $(($1 / 3600)) h $(($1 % 3600 / 60)) min old"
  else
    report ok age "$newest_text"
  fi
  damaged_labels=$(awk -F "$tab" '$6 == "true" { printf "%s%s", n++ ? ", " : "", $1 }' "$private/backups")
  if [ -n "$damaged_labels" ]; then
    report FAIL pages "pages had wrong checksums when these backups were made: $damaged_labels"
  else
    report ok pages 'no backup met a page with a wrong checksum'
  fi
}
