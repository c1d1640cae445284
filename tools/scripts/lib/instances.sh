# The instances file: sections of key=value. It is read, never executed.
# shellcheck shell=sh disable=SC2034,SC2154 # the files share their variables

# Sets a variable for each key of the section of that name.
load_instance() { # name
  case $1 in
    '' | -* | .* | *[!A-Za-z0-9_.-]*) die_of_usage "'$1' is no name of an instance: letters, digits, '-', '_' and '.'" ;;
  esac
  if [ ! -f "$instances_file" ] || [ ! -r "$instances_file" ]; then
    die "$usage_error" "there is no readable instances file $instances_file; name it with --instances or TIMESCALE_INSTANCES"
  fi
  # shellcheck disable=SC2012 # POSIX has no other way to ask for the mode; the name is not read from it
  case $(ls -ldL "$instances_file") in
    ????????w*) die "$usage_error" "everybody may write $instances_file, and it says which programs are run: chmod o-w" ;;
  esac

  instance=$1
  engine=pgbackrest stanza=$1 pgdata='' bindir='' config='' config_file='' max_backup_age=26h tablespaces=''
  host=/var/run/postgresql port=5432 database='' user=postgres passfile=''
  namespace=default cluster=$1 archive_name='' context='' chart='' values=''

  instance_lines=$(section_of "$1" "$instances_file") || exit "$usage_error"
  while IFS= read -r instance_line; do
    [ -n "$instance_line" ] || continue # a section without keys
    set_key "${instance_line%%=*}" "${instance_line#*=}"
  done <<EOT
$instance_lines
EOT

  [ -z "$engine_option" ] || engine=$engine_option
  case $engine in
    pgbackrest | cnpg) ;;
    *) die "$usage_error" "[$1] engine is pgbackrest or cnpg, not '$engine'" ;;
  esac
  case $port in
    '' | *[!0-9]*) die "$usage_error" "[$1] port is a number, not '$port'" ;;
  esac
  if [ -n "$passfile" ]; then
    PGPASSFILE=$passfile
    export PGPASSFILE
  fi
}

set_key() { # key, value
  case $1 in
    engine) engine=$2 ;;
    stanza) stanza=$2 ;;
    pgdata) pgdata=${2%/} ;;
    bindir) bindir=${2%/} ;;
    tablespaces) tablespaces=${2%/} ;;
    config) config=$2 ;;
    config_file) config_file=$2 ;;
    max_backup_age) max_backup_age=$2 ;;
    host) host=$2 ;;
    port) port=$2 ;;
    database) database=$2 ;;
    user) user=$2 ;;
    passfile) passfile=$2 ;;
    namespace) namespace=$2 ;;
    cluster) cluster=$2 ;;
    archive_name) archive_name=$2 ;;
    context) context=$2 ;;
    chart) chart=${2%/} ;;
    values) values=$2 ;;
    *) die "$usage_error" "[$instance] of $instances_file has a key that does not exist: $1" ;;
  esac
}

# The lines key=value of one section, without spaces and comments; fails with a message if the section is not there exactly once.
section_of() { # name, file
  awk -v wanted="$1" -v program="$program" '
    function complain(what) {
      printf "%s: %s, line %d: %s\n", program, FILENAME, FNR, what | "cat >&2"
      broken = 1
      exit
    }
    NR == 1 { sub(/^\357\273\277/, "") } # what some editors put before UTF-8
    { sub(/\r$/, ""); sub(/^[ \t]+/, ""); sub(/[ \t]+#.*$/, ""); sub(/[ \t]+$/, "") }
    /^$/ || /^[#;]/ { next }
    /^\[.*\]$/ {
      inside = substr($0, 2, length($0) - 2) == wanted
      if (inside && found++) complain("a second [" wanted "]")
      if (inside) section = FNR
      any = 1
      next
    }
    !/^[a-z_]+[ \t]*=/ { complain("this is neither [name] nor key=value") }
    !any { complain("a key before the first [name]") }
    inside {
      equals = index($0, "=")
      key = substr($0, 1, equals - 1)
      value = substr($0, equals + 1)
      sub(/[ \t]+$/, "", key)
      sub(/^[ \t]+/, "", value)
      if (value == "") complain(key " has no value")
      if (key in seen) complain("a second " key " in [" wanted "]")
      seen[key] = 1
      print key "=" value
    }
    END {
      if (broken) exit 1
      if (!found) {
        printf "%s: %s has no section [%s]\n", program, FILENAME, wanted | "cat >&2"
        exit 1
      }
    }' "$2"
}

# Keys that a command cannot do without.
need_keys() {
  for need_key; do
    eval "need_key_value=\$$need_key"
    [ -n "$need_key_value" ] || die "$usage_error" "[$instance] of $instances_file needs $need_key"
  done
}

# 26h, 90m, 7d or 3600s as seconds.
seconds_of() { # text
  case $1 in
    [1-9]*[smhd]) ;;
    *) return 1 ;;
  esac
  seconds_number=${1%?}
  case $seconds_number in
    *[!0-9]* | ????????*) return 1 ;;
  esac
  case $1 in
    *s) printf '%s\n' "$seconds_number" ;;
    *m) printf '%s\n' $((seconds_number * 60)) ;;
    *h) printf '%s\n' $((seconds_number * 3600)) ;;
    *d) printf '%s\n' $((seconds_number * 86400)) ;;
  esac
}
