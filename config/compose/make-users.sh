#!/usr/bin/env bash
# Roles and users of the portal in the cluster: search, write, and make or switch indices, each apart.
set -euo pipefail

put() {
  curl -sS --fail-with-body -X PUT -H 'Content-Type: application/json' \
    --cacert config/certs/ca/ca.crt -u "elastic:$ELASTIC_PASSWORD" \
    "https://es1:9200/_security/$1" -d "$2"
  echo
}

role() {
  put "role/portal_$1" "{\"cluster\": $3, \"indices\": [{\"names\": [\"nsl-*\"], \"privileges\": $2}]}"
  put "user/portal-$1" "{\"password\": \"$(cat "/run/secrets/$1")\", \"roles\": [\"portal_$1\"]}"
}

role search '["read"]' '[]'
role index '["read", "index", "maintenance"]' '[]'
role migrate '["create_index", "delete_index", "manage", "index", "read"]' '["monitor"]'
