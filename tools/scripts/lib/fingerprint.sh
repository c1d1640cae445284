# Fingerprints: how many rows each hypertable and aggregate has, and a hash of their contents, in a file of lines with tabs.
# shellcheck shell=sh disable=SC2034,SC2154 # the files share their variables

fingerprint_head='timescale-fingerprint 1'

# Of the whole tables, or of slices of time as wide as a chunk, so that one query is never long: "tables" or "slices".
make_fingerprint() { # mode, file
  # What fails is told by hand: set -e does nothing in a function whose code somebody asks for.
  printf '%s %s\n' "$fingerprint_head" "$1" >"$2.new" || return "$failed"
  sql -v mode="$1" -f "$lib/fingerprint.sql" >"$private/fingerprint.raw" 2>"$private/fingerprint.err" || {
    make_fingerprint_code=$?
    rm -f "$2.new"
    return "$make_fingerprint_code"
  }
  sort "$private/fingerprint.raw" >>"$2.new" || return "$failed"
  mv "$2.new" "$2"
}

# How many rows are in it. 1: it is none.
fingerprint_rows() { # file
  awk -F "$tab" -v head="$fingerprint_head " '
    NR == 1 { if (index($0, head) != 1) exit 1; next }
    NF != 5 || $4 !~ /^[0-9]+$/ || $5 !~ /^-?[0-9]+$/ { exit 1 }
    { rows += $4 }
    END { if (!NR) exit 1; printf "%.0f\n", rows }' "$1"
}

fingerprint_mode() { # file
  sed -n "1s/^$fingerprint_head //p" "$1"
}

# What is different between two: up to five lines as text.
compare_fingerprints() { # expected, found
  awk -F "$tab" '
    FNR == 1 { next }
    { key = $1 " " $2 ($3 == "-" ? "" : " " $3) }
    FILENAME == ARGV[1] { rows[key] = $4 ""; hash[key] = $5 ""; next } # as text: a number of awk has 53 bits
    {
      seen[key] = 1
      if (!(key in rows)) say(key " is new, with " $4 " rows")
      else if (rows[key] != $4) say(key " has " $4 " rows, not " rows[key])
      else if (hash[key] != $5) say(key " has as many rows, " $4 ", but other contents")
    }
    function say(text) { if (++count <= 5) all = all (count > 1 ? "; " : "") text }
    END {
      for (key in rows) if (!(key in seen)) say(key " is missing, with " rows[key] " rows")
      if (count > 5) all = all "; and " (count - 5) " more"
      if (count) print all
      exit count > 0
    }' "$1" "$2"
}

# Two empty fingerprints are equal and say nothing, so an empty one fails.
check_fingerprint() { # file
  expected_rows=$(fingerprint_rows "$1") || {
    report FAIL fingerprint "$1 is no fingerprint"
    return 0
  }
  if [ "$expected_rows" -eq 0 ]; then
    report FAIL fingerprint "$1 has no rows: it proves nothing"
    return 0
  fi
  fingerprint_code=0
  make_fingerprint "$(fingerprint_mode "$1")" "$private/found" || fingerprint_code=$?
  if [ "$fingerprint_code" -ne 0 ]; then
    report FAIL fingerprint "it could not be made: $(first_line "$private/fingerprint.err")"
  elif fingerprint_text=$(compare_fingerprints "$1" "$private/found"); then
    report ok fingerprint "$expected_rows rows are as in $1"
  else
    report FAIL fingerprint "$fingerprint_text"
  fi
}

# Makes the file, which must not exist yet.
write_fingerprint() { # mode, file
  [ ! -e "$2" ] || die "$refused" "$2 exists; a fingerprint is never overwritten"
  write_code=0
  make_fingerprint "$1" "$private/written" || write_code=$?
  if [ "$write_code" -ne 0 ]; then
    show "$private/fingerprint.err"
    [ "$write_code" -ne 2 ] || die "$no_connection" "the fingerprint could not be made: $instance is not reached"
    die "$failed" 'the fingerprint could not be made'
  fi
  write_rows=$(fingerprint_rows "$private/written") || die "$failed" 'the fingerprint could not be made'
  [ "$write_rows" -gt 0 ] || die "$failed" "no hypertable and no aggregate of $database has a row: an empty fingerprint proves nothing"
  (set -C && : >"$2") || die "$failed" "$2 could not be written"
  cat "$private/written" >"$2" || {
    rm -f "$2" # a part of one
    die "$failed" "$2 could not be written"
  }
}
