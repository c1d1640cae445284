# The clock, and times that somebody typed.
# shellcheck shell=sh disable=SC2034,SC2154 # the files share their variables

# awk with the functions of time.awk; a program on the command line and files of functions do not mix in POSIX.
awk_with_time() { # program, awk's other arguments
  awk_program=$1
  shift
  awk "$time_functions
$awk_program" "$@"
}

now() { # seconds since 1970
  date -u '+%Y %m %d %H %M %S' | awk_with_time '{ print epoch_of($1, $2, $3, $4, $5, $6) }'
}

utc_text() { # seconds since 1970
  printf '%s\n' "$1" | awk_with_time '{ print utc_text($1) }'
}

stamp() { date -u +%Y%m%dT%H%M%SZ; }

# A point in time with its zone, as "2026-11-23 02:00:00.123+00"; fails if it is none, or says no zone.
normal_time() { # text
  printf '%s\n' "$1" | awk '{
    s = $0
    if (!match(s, /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9][ T][0-9][0-9]:[0-9][0-9](:[0-9][0-9](\.[0-9]+)?)?/)) exit 1
    time = substr(s, 1, RLENGTH)
    zone = substr(s, RLENGTH + 1)
    sub(/T/, " ", time)
    sub(/^ /, "", zone)
    if (length(time) == 16) time = time ":00"
    if (zone == "Z" || zone == "UTC") zone = "+00"
    if (zone !~ /^[+-][0-9][0-9](:?[0-9][0-9])?$/) exit 1
    if (zone ~ /^[+-][0-9][0-9][0-9][0-9]$/) zone = substr(zone, 1, 3) ":" substr(zone, 4)
    split(time, part, /[-: .]/)
    days = part[2] == 2 ? 28 + (part[1] % 4 == 0 && (part[1] % 100 != 0 || part[1] % 400 == 0)) : 30 + (part[2] + int(part[2] / 8)) % 2
    if (part[3] > days || substr(zone, 2, 2) > 15) exit 1
    if (part[2] < 1 || part[2] > 12 || part[3] < 1 || part[3] > 31 || part[4] > 23 || part[5] > 59 || part[6] > 59) exit 1
    print time zone
  }'
}

# Whole seconds since 1970 of what normal_time printed.
epoch_of_time() { # time
  printf '%s\n' "$1" | awk_with_time '{
    match($0, /[+-][0-9][0-9](:[0-9][0-9])?$/)
    zone = substr($0, RSTART)
    split(substr($0, 1, RSTART - 1), part, /[-: .]/)
    offset = substr(zone, 2, 2) * 3600 + substr(zone, 5, 2) * 60
    if (substr(zone, 1, 1) == "-") offset = -offset
    print epoch_of(part[1] + 0, part[2] + 0, part[3] + 0, part[4] + 0, part[5] + 0, part[6] + 0) - offset
  }'
}

time_functions=$(cat "$lib/time.awk")
