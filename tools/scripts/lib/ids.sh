# Backup ids. The engines list their backups in one form, a line each, the oldest first, with tabs between:
#   label, id, seconds since 1970 of its begin, of its end, type, "true" if pages were damaged when it was made
# shellcheck shell=sh disable=SC2034,SC2154 # the files share their variables

default_backup_id() { date -u +%Y-%m-%d-%H-%M; }

# An id that can be typed, and that no other kind of id looks like.
need_new_id() { # id
  case $1 in
    '' | -* | .* | *[!A-Za-z0-9._-]*) die_of_usage "'$1' is no id for a backup: letters, digits, '-', '_' and '.'" ;;
    latest) die_of_usage "'latest' is no id for a backup: it means the newest" ;;
    [0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9][0-9][0-9][FDI]*)
      die_of_usage "'$1' looks like a label of pgBackRest and would hide that backup" ;;
  esac
  [ "${#1}" -le 50 ] || die_of_usage "an id has at most 50 characters"
}

# The lines that an id means: those that were given it, else the one with this label, else those that began in this minute
# (UTC). "latest" is the newest.
matching_backups() { # id, file
  awk_with_time '
    BEGIN { FS = "\t" }
    { line[NR] = $0 }
    ($2 "") == (id "") { given[NR] } # as text: to awk 007 and 7 are one number
    ($1 "") == (id "") { labelled[NR] }
    utc_minute($3) == id { began[NR] }
    END {
      if (id == "latest") {
        if (NR) print line[NR]
        exit
      }
      for (i = 1; i <= NR; i++) if (i in given) { print line[i]; any = 1 }
      if (!any) for (i = 1; i <= NR; i++) if (i in labelled) { print line[i]; any = 1 }
      if (!any) for (i = 1; i <= NR; i++) if (i in began) print line[i]
    }' id="$(printf '%s\n' "$1" | sed 's/\\/&&/g')" "$2" # awk would read a backslash
}

# Backups that had ended at a time.
backups_before() { # seconds since 1970, file
  awk -F "$tab" -v until="$1" '$4 + 0 <= until + 0' "$2"
}

# A table of backups for people.
list_backups() { # file
  awk_with_time '
    BEGIN { FS = "\t"; form = "    %-34s %-24s %-24s %s%s\n"; printf form, "label", "id", "began", "type", "" }
    { printf form, $1, ($2 == "" ? "-" : $2), utc_text($3), $5, ($6 == "true" ? " (damaged pages)" : "") }' "$1" >&2
}

# The one line that an id means, in $chosen_*; anything else ends the run with the list.
choose_backup() { # id, file, seconds since 1970 (optional): only backups that had ended then
  choose_from=$2
  if [ -n "${3-}" ]; then
    backups_before "$3" "$2" >"$private/before"
    [ "$1" != latest ] || choose_from=$private/before
  fi
  matching_backups "$1" "$choose_from" >"$private/matching"
  choose_count=$(awk 'END { print NR }' "$private/matching")
  case $choose_count in
    1) ;;
    0)
      if [ ! -s "$2" ]; then die "$usage_error" "there is no backup of $instance"; fi
      if [ "$choose_from" != "$2" ]; then
        say "no backup of $instance had ended by $(utc_text "$3"); a moment can be restored from the end of the first of these on:"
      else
        say "no backup of $instance is '$1'; there are:"
      fi
      list_backups "$2"
      exit "$usage_error"
      ;;
    *)
      say "$choose_count backups of $instance are '$1'; take the label of one of them:"
      list_backups "$private/matching"
      exit "$usage_error"
      ;;
  esac
  # Fields may be empty, so that read cannot take them apart.
  chosen_label=$(cut -f 1 "$private/matching")
  chosen_id=$(cut -f 2 "$private/matching")
  chosen_start=$(cut -f 3 "$private/matching")
  chosen_stop=$(cut -f 4 "$private/matching")
  chosen_damaged=$(cut -f 6 "$private/matching")
  if [ -n "${3-}" ] && ! backups_before "$3" "$private/matching" | grep -q .; then
    die "$usage_error" "the backup $chosen_label ended at $(utc_text "$chosen_stop"), after the wanted time; take an earlier one, or 'latest'"
  fi
}
