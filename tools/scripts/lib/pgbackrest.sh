# pgBackRest's backups, as the other files know them.
# shellcheck shell=sh disable=SC2034,SC2154 # the files share their variables

pgb_messages=warn # or detail

pgb() { # command, run_long or print_command; options and command of pgBackRest
  pgb_how=$1
  shift
  "$pgb_how" pgbackrest ${config:+"--config=$config"} --stanza="$stanza" --log-level-console=off --log-level-stderr="$pgb_messages" "$@"
}

# With a wrong pass phrase its messages quote what it took for text.
printable() { tr -c '\011\012\040-\176' '?'; }

pgbackrest_need() {
  need_tool pgbackrest
  if [ -n "$config" ] && [ ! -r "$config" ]; then
    die "$usage_error" "pgBackRest's configuration $config cannot be read by $(id -un); [$instance] of $instances_file names it"
  fi
}

# Fills $private/backups, see ids.sh. 1, with the reason in $engine_problem: the repository cannot be read.
pgbackrest_list() {
  engine_problem=
  if ! pgb command info --output=json >"$private/info.json" 2>"$private/info.err"; then
    engine_problem="pgbackrest info failed: $(first_line "$private/info.err" | printable)"
    return 1
  fi
  if ! awk -f "$lib/json.awk" "$private/info.json" >"$private/info.flat"; then
    engine_problem='the answer of pgbackrest info is no JSON'
    return 1
  fi
  pgbackrest_status=$(info_value /0/status/code)
  case $pgbackrest_status in
    0 | 1 | 2 | 3 | 4 | '') ;; # all is well, no stanza, no backups, parts of several repositories
    *)
      # The first line of each repository's message; the others tell of its retries.
      engine_problem=$(printable <"$private/info.flat" | awk -F "$tab" '
        $1 ~ /^\/0\/repo\/[0-9]+\/status\/message$/ && $2 != "ok" {
          sub(/    *\[.*/, "", $2)
          sub(/ at line [0-9]+:.*/, "", $2)
          text = text (text == "" ? "" : "; ") substr($2, 1, 300)
          if ($2 ~ /\[(Crypto|Format)Error\]/) key = "; is repo1-cipher-pass the phrase that the repository was made with?"
        }
        END { print "the repository cannot be read: " (text == "" ? "it is in an unknown state" : text) key }')
      return 1
      ;;
  esac
  pgbackrest_table <"$private/info.flat" >"$private/backups"
}

info_value() { # path
  awk -F "$tab" -v path="$1" '$1 == path { print $2; exit }' "$private/info.flat"
}

pgbackrest_table() {
  awk '
    BEGIN { FS = "\t"; last = -1 }
    $1 ~ /^\/0\/backup\/[0-9]+\// {
      split($1, part, "/")
      number = part[4] + 0
      value[number, substr($1, length("/0/backup/" part[4] "/") + 1)] = $2
      if (number > last) last = number
    }
    END {
      for (i = 0; i <= last; i++)
        printf "%s\t%s\t%s\t%s\t%s\t%s\n", value[i, "label"], value[i, "annotation/backup-id"],
          value[i, "timestamp/start"], value[i, "timestamp/stop"], value[i, "type"], value[i, "error"]
    }'
}

# ---- Backup ----

pgbackrest_backup() { # type, id
  # The backup counts when all WAL that it needs is in the archive: pgBackRest waits for that, whatever its file says.
  set -- --type="$1" --annotation=backup-id="$2" --archive-check backup
  if [ "$dry_run" = yes ]; then
    pgb print_command "$@"
    return
  fi
  pgbackrest_code=0
  pgb run_long "$@" 2>"$private/backup.raw" || pgbackrest_code=$?
  printable <"$private/backup.raw" >"$private/backup.err"
  show "$private/backup.err"
  case $pgbackrest_code in
    0) ;;
    50) die "$refused" "another run of pgBackRest holds the lock of the stanza $stanza" ;;
    49 | 56 | 57 | 102) die "$no_connection" "the backup failed: pgBackRest does not reach the server or the repository (its exit code is $pgbackrest_code)" ;;
    *) die "$failed" "the backup failed: pgBackRest's exit code is $pgbackrest_code" ;;
  esac
}

# ---- Restore ----

# How large the database was.
pgbackrest_size() { # label: in MB, or nothing if it is not known
  awk -F "$tab" -v label="$1" '
    { split($1, part, "/"); item = part[4] }
    $1 == "/0/backup/" item "/label" && ($2 "") == (label "") { wanted = item }
    $1 == "/0/backup/" item "/info/size" { size[item] = $2 }
    END { if (size[wanted] ~ /^[0-9]+$/) printf "%d\n", size[wanted] / 1048576 + 1 }' "$private/info.flat"
}

# Restores the chosen backup into an empty directory. The copy recovers up to the target, takes writes then, and archives nothing: it would
# push its WAL into the archive of the server that it is a copy of.
pgbackrest_restore() { # directory, label, target: backup, end, or a time
  # Whatever pgBackRest's file says: nothing goes to where a tablespace, or a link in the data directory, of the original leads.
  set -- "$1" "$2" "$3" --set="$2" --pg1-path="$1" --archive-mode=off --no-delta --no-link-all \
    --tablespace-map-all="$(tablespaces_of "$1")"
  case $3 in
    backup) set -- "$@" --type=immediate --target-action=promote ;;
    end) set -- "$@" --type=default ;;
    *) set -- "$@" --type=time --target="$3" --target-action=promote ;;
  esac
  shift 3
  if [ "$dry_run" = yes ]; then
    pgb print_command "$@" restore
  else
    pgb run_long "$@" restore 2>"$private/restore.raw" || {
      printable <"$private/restore.raw" >"$private/restore.err"
      return 1
    }
  fi
}

# ---- Checks ----

pgbackrest_checks() { # oldest age of the newest backup in seconds
  if ! pgbackrest_list; then
    show "$private/info.err"
    unreachable repository "$engine_problem"
    return 0
  fi
  if [ ! -s "$private/backups" ]; then
    report FAIL repository "there is no backup of the stanza $stanza"
    return 0
  fi
  report ok repository "$(awk 'END { print NR }' "$private/backups") backups of the stanza $stanza"
  check_newest "$1"
  [ "$quick" = yes ] || check_repository_files
}

# pgbackrest verify ends with 0 although files are damaged: what counts is what it says.
check_repository_files() {
  verify_code=0
  pgb_messages=detail # the names of damaged files, and the ends of what is in the archive, are no warnings for it
  pgb run_long verify --output=text --verbose >"$private/verify.out" 2>"$private/verify.err" || verify_code=$?
  if [ "$verify_code" -eq 31 ]; then # an old one does not know --verbose
    verify_code=0
    pgb run_long verify --output=text >"$private/verify.out" 2>"$private/verify.err" || verify_code=$?
  fi
  pgb_messages=warn
  if [ "$verify_code" -eq 0 ] && verify_problems "$private/verify.out" "$private/verify.err" >"$private/verify.text"; then
    report ok files 'pgbackrest verify: every file of the backups and of the archive has its checksum'
  else
    grep -E '(ERROR|WARN):' "$private/verify.err" | printable >"$private/verify.show" || true # none
    show "$private/verify.show"
    verify_text=$(cat "$private/verify.text" 2>/dev/null) || true # it may have failed before that
    report FAIL files "pgbackrest verify: ${verify_text:-its exit code is $verify_code: $(first_line "$private/verify.show")}"
  fi
  check_archive_gaps
}

# What is wrong with which backup, and the files by name. 1: something is, or it does not say that all is well.
verify_problems() { # output, messages
  awk -v quote="'" '
    function add(text) { if (!(text in seen)) { seen[text] = 1; if (++count <= 6) all = all (count > 1 ? "; " : "") text } }
    $1 == "status:" && FILENAME == ARGV[1] { status = $2 }
    $1 == "backup:" && /status: (invalid|manifest missing)/ {
      sub(/,$/, "", $2)
      add("backup " $2 " is " (/manifest missing/ ? "without its manifest" : "invalid"))
    }
    # As a warning a missing file of the archive is none: it has expired meanwhile.
    /(INFO|ERROR): / && match($0, /(file missing|invalid checksum|invalid size|invalid result)/) {
      what = substr($0, RSTART, RLENGTH)
      rest = substr($0, RSTART + RLENGTH)
      sub(/^[: ]+/, "", rest)
      gsub(quote, "", rest)
      add(what ": " rest)
    }
    END {
      if (status != "ok") add("its status is " (status == "" ? "missing" : status))
      if (count > 6) all = all "; and " (count - 6) " more"
      print all
      exit count > 0
    }' "$1" "$2"
}

# pgbackrest verify is content with an archive in which WAL is missing, but says from where to where each part of it goes: of one
# timeline there must be one part. What is missing before the newest backup began cannot be mended any more, and is only told of.
check_archive_gaps() {
  newest_wal=$(awk -F "$tab" '$1 ~ /^\/0\/backup\/[0-9]+\/archive\/start$/ { start = $2 } END { print start }' "$private/info.flat")
  # An archive is named 17-2: the version, and the number of the cluster, which pg_upgrade makes anew.
  newest_cluster=$(awk -F "$tab" '$1 ~ /^\/0\/backup\/[0-9]+\/database\/id$/ { id = $2 } END { print id }' "$private/info.flat")
  archive_code=0
  awk -v newest="$newest_wal" -v cluster="$newest_cluster" '
    function add(text) { if (++count <= 3) gaps = gaps (count > 1 ? "; " : "") text }
    /archiveId: .*wal start: .*wal stop: / {
      line = $0
      sub(/.*archiveId: */, "", line)
      split(line, part, /, wal (start|stop): */)
      key = part[1] " " substr(part[2], 1, 8)
      if (key in stop) {
        add("between " stop[key] " and " part[2])
        if ((cluster == "" || part[1] ~ ("-" cluster "$")) && (part[2] "") > (newest "")) since = 1 # as text: to awk ...0E1 is a number, and 24 digits are too many for one
      }
      stop[key] = part[3]
      last = part[3]
      parts++
    }
    END {
      if (!parts) exit 3
      if (count > 3) gaps = gaps "; and " (count - 3) " more"
      print count ? gaps : last
      exit count ? (since ? 1 : 2) : 0
    }' "$private/verify.err" >"$private/archive" || archive_code=$?
  archive_text=$(cat "$private/archive")
  case $archive_code in
    0) report ok wal "no segment is missing in the archive; the last is $archive_text" ;;
    1) report FAIL wal "WAL is missing $archive_text: nothing after that can be restored. Make a backup now" ;;
    2) report ok wal "none is missing since the newest backup. Before it some is, $archive_text: from an older backup nothing after that can be restored" ;;
    *) report skip wal 'pgbackrest verify did not say what is in the archive' ;;
  esac
}

# A server is content with any archive_command that ends with 0: what it has handed over last has to be in the repository.
check_arrival() {
  arrival_sent=$(sql -c "SELECT substr(last_archived_wal, 1, 24) FROM pg_stat_archiver
      WHERE last_archived_wal ~ '^[0-9A-F]{24}' AND last_archived_wal NOT LIKE '%.partial'" 2>"$private/psql.err") || arrival_sent=
  # Asked after the server, as it goes on.
  if [ -z "$arrival_sent" ] || ! pgbackrest_list; then
    report skip arrival 'the server has archived nothing since its statistics began'
    return
  fi
  arrival_last=$(awk -F "$tab" '$1 ~ /^\/0\/archive\/[0-9]+\/max$/ { max = $2 } END { print max }' "$private/info.flat")
  if awk -v sent="$arrival_sent" -v last="$arrival_last" 'BEGIN { exit !((sent "") > (last "")) }'; then
    report FAIL arrival "the server has archived $arrival_sent, but the last that the stanza $stanza has is ${arrival_last:-none}: where does archive_command put it?"
  else
    report ok arrival "$arrival_sent, which the server archived last, is in the repository"
  fi
}
