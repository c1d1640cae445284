# The options that all commands share.
# shellcheck shell=sh disable=SC2034,SC2154 # the files share their variables

instances_file=${TIMESCALE_INSTANCES:-/etc/timescale/instances.conf}
engine_option=
json=no
dry_run=no

# Takes the option at the front; option_words is then the number of words it had, or 0 if it is none of these.
common_option() {
  option_words=2
  case $1 in
    --instances)
      need_value "$@"
      instances_file=$2
      ;;
    --engine)
      need_value "$@"
      case $2 in
        pgbackrest | cnpg) engine_option=$2 ;;
        *) die_of_usage "--engine is pgbackrest or cnpg, not '$2'" ;;
      esac
      ;;
    --json)
      json=yes
      option_words=1
      ;;
    --help | -h)
      print_usage
      exit 0
      ;;
    *) option_words=0 ;;
  esac
}

need_value() { # option, its value and what follows
  if [ $# -lt 2 ] || [ -z "$2" ]; then die_of_usage "$1 needs a value"; fi
}

need_seconds() { # option, value
  case $2 in
    '' | *[!0-9]* | 0* | ?????????*) die_of_usage "$1 is a number of seconds, not '$2'" ;;
  esac
}

unknown_option() {
  case $1 in
    -*) die_of_usage "there is no option $1" ;;
    *) die_of_usage "'$1' is not expected here" ;;
  esac
}
