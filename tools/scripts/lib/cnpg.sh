# CloudNativePG's backups and clusters, through kubectl and helm.
# shellcheck shell=sh disable=SC2034,SC2154 # the files share their variables

kube() { kubectl ${context:+"--context=$context"} --namespace "$namespace" --request-timeout=30s "$@"; }

cnpg_need() { need_tool kubectl; }

# The annotation that carries the id of a backup.
cnpg_annotation=timescale4j.github.io/backup-id

# Fills $private/backups, see ids.sh: the label is the name of the Backup. 1, with the reason in $engine_problem: no answer.
cnpg_list() {
  engine_problem=
  if ! kube get backups.postgresql.cnpg.io --output=json >"$private/backups.json" 2>"$private/kubectl.err"; then
    engine_problem="kubectl get backups failed: $(first_line "$private/kubectl.err")"
    return 1
  fi
  if ! awk -f "$lib/json.awk" "$private/backups.json" >"$private/backups.flat"; then
    engine_problem='the answer of kubectl get backups is no JSON'
    return 1
  fi
  cnpg_table <"$private/backups.flat" | sort -t "$tab" -k 4n >"$private/backups"
}

cnpg_table() {
  awk_with_time '
    function seconds(text, part) { # 2024-01-01T02:00:00Z
      if (split(text, part, /[-T:Z.]/) < 6) return 0
      return epoch_of(part[1] + 0, part[2] + 0, part[3] + 0, part[4] + 0, part[5] + 0, part[6] + 0)
    }
    # barman names a backup 20240101T020000, for the second in which it began
    function began(id, start) {
      if (id ~ /^[0-9]+T[0-9]+$/ && length(id) == 15)
        return epoch_of(substr(id, 1, 4) + 0, substr(id, 5, 2) + 0, substr(id, 7, 2) + 0, substr(id, 10, 2) + 0, substr(id, 12, 2) + 0, substr(id, 14, 2) + 0)
      return seconds(start)
    }
    BEGIN { FS = "\t"; last = -1 }
    $1 ~ /^\/items\/[0-9]+\// {
      split($1, part, "/")
      number = part[3] + 0
      value[number, substr($1, length("/items/" part[3] "/") + 1)] = $2
      if (number > last) last = number
    }
    END {
      gsub(/\//, "~1", annotation)
      for (i = 0; i <= last; i++) {
        if ((value[i, "spec/cluster/name"] "") != (cluster "") || value[i, "status/phase"] != "completed") continue
        printf "%s\t%s\t%d\t%d\t%s\t%s\n", value[i, "metadata/name"], value[i, "metadata/annotations/" annotation],
          began(value[i, "status/backupId"], value[i, "status/startedAt"]), seconds(value[i, "status/stoppedAt"]), "full", "false"
      }
    }' cluster="$cluster" annotation="$cnpg_annotation"
}

# What barman calls the chosen backup: the chart's recovery wants that.
cnpg_backup_id() { # name of the Backup
  awk -F "$tab" -v name="$1" '
    { split($1, part, "/"); item = part[3] }
    $1 == "/items/" item "/metadata/name" && ($2 "") == (name "") { wanted = item }
    $1 == "/items/" item "/status/backupId" { id[item] = $2 }
    END { print id[wanted] }' "$private/backups.flat"
}

# ---- Backup ----

cnpg_manifest() { # id, name
  cat <<EOT
apiVersion: postgresql.cnpg.io/v1
kind: Backup
metadata:
  name: $2
  annotations:
    $cnpg_annotation: "$1"
spec:
  cluster:
    name: $cluster
  method: plugin
  pluginConfiguration:
    name: barman-cloud.cloudnative-pg.io
EOT
}

cnpg_backup() { # id, seconds to wait
  cnpg_name=$(printf '%s-%s\n' "$cluster" "$1" | tr 'A-Z_.' 'a-z--')
  cnpg_manifest "$1" "$cnpg_name" >"$private/backup.yaml"
  if [ "$dry_run" = yes ]; then
    cat "$private/backup.yaml"
    return
  fi
  kube create --filename "$private/backup.yaml" >"$private/kubectl.out" 2>"$private/kubectl.err" || {
    show "$private/kubectl.err"
    if grep -q AlreadyExists "$private/kubectl.err"; then die "$refused" "there is a Backup $cnpg_name already; in its name an id has no capitals, '_' and '.'"; fi
    die "$no_connection" "the Backup $cnpg_name could not be created"
  }
  cnpg_end=$(($(now) + $2))
  cnpg_phase=
  while :; do
    cnpg_phase=$(kube get backups.postgresql.cnpg.io "$cnpg_name" --output='jsonpath={.status.phase}' 2>"$private/kubectl.err") || cnpg_phase=
    case $cnpg_phase in
      completed) return ;;
      failed) die "$failed" "the backup $cnpg_name failed: $(kube get backups.postgresql.cnpg.io "$cnpg_name" --output='jsonpath={.status.error}')" ;;
    esac
    [ "$(now)" -lt "$cnpg_end" ] || die "$failed" "the backup $cnpg_name is not complete after $2 s (--timeout); its phase is ${cnpg_phase:-unknown}"
    sleep 5
  done
}

# ---- Restore: always into a new cluster ----

cnpg_restore() { # name of the new cluster, id as barman has it, target: backup, end, or a time; seconds to wait
  cnpg_recovery "$@" >"$private/recovery.yaml"
  set -- "$1" "$4" "$chart" --namespace "$namespace" ${context:+"--kube-context=$context"} ${values:+--values "$values"} --values "$private/recovery.yaml"
  cnpg_new=$1 cnpg_wait=$2
  shift 2
  if [ "$dry_run" = yes ]; then
    cat "$private/recovery.yaml"
    helm template "$cnpg_new" "$@"
    return
  fi
  run_long helm install "$cnpg_new" "$@" >"$private/helm.out" 2>"$private/helm.err" || {
    show "$private/helm.err"
    die "$failed" "helm could not install $cnpg_new"
  }
  run_long kubectl ${context:+"--context=$context"} --namespace "$namespace" wait --for=condition=Ready --timeout="${cnpg_wait}s" \
    "clusters.postgresql.cnpg.io/$cnpg_new" >"$private/kubectl.out" 2>"$private/kubectl.err" || {
    show "$private/kubectl.err"
    die "$failed" "the cluster $cnpg_new is not ready after $cnpg_wait s (--timeout); it was not deleted: kubectl --namespace $namespace describe cluster $cnpg_new"
  }
}

# The chart's values for it. To the end of the archive the newest backup is taken; else the one that was chosen.
cnpg_recovery() { # name of the new cluster, id as barman has it, target
  cnpg_time=
  cnpg_id=$2
  case $3 in
    backup) ;;
    end) cnpg_id= ;;
    *) cnpg_time=$(printf '%s\n' "$3" | sed 's/ /T/; s/\([+-][0-9][0-9]\)$/\1:00/') ;;
  esac
  cat <<EOT
timescaledb:
  name: "$1"
  recovery:
    enabled: true
    source: "${archive_name:-$cluster}"
    backupId: "$cnpg_id"
    targetTime: "$cnpg_time"
    archiveAs: "$1"
EOT
}

cnpg_cluster_exists() { # name
  kube get clusters.postgresql.cnpg.io "$1" --ignore-not-found --output=name >"$private/cluster" 2>"$private/kubectl.err" || {
    show "$private/kubectl.err"
    die "$no_connection" "kubectl get clusters failed"
  }
  [ -s "$private/cluster" ]
}

# ---- Checks ----

cnpg_checks() { # oldest age of the newest backup in seconds
  if ! cnpg_list; then
    unreachable repository "$engine_problem"
    return 0
  fi
  if [ ! -s "$private/backups" ]; then
    report FAIL repository "there is no complete backup of the cluster $cluster"
    return 0
  fi
  report ok repository "$(awk 'END { print NR }' "$private/backups") complete backups of the cluster $cluster"
  check_newest "$1"
  check_condition Ready cluster
  check_condition ContinuousArchiving archiving
  report skip files 'barman has no verification of its files: restore one to be sure'
}

check_condition() { # type, name of the check
  condition=$(kube get clusters.postgresql.cnpg.io "$cluster" \
    --output="jsonpath={range .status.conditions[?(@.type=='$1')]}{.status} {.message}{end}" 2>"$private/kubectl.err") || {
    unreachable "$2" "kubectl get cluster $cluster failed: $(first_line "$private/kubectl.err")"
    return 0
  }
  case $condition in
    True*) report ok "$2" "$1: ${condition#True }" ;;
    '') report FAIL "$2" "the cluster $cluster has no condition $1" ;;
    *) report FAIL "$2" "$1 is $condition" ;;
  esac
}
