#!/usr/bin/env bash
# From a need to a deal whose value counts. BASE_URL is where the service is, CLIENTS its clients.json.
set -euo pipefail
BASE_URL=${BASE_URL:-http://127.0.0.1:5000} CLIENTS=${CLIENTS:-.data/clients.json}
command -v jq >/dev/null || { echo "jq is needed: install it (apt-get install jq)." >&2; exit 1; }

client() { jq -r --arg kind "$1" --arg member "$2" '.[] | select(.role == "manager" and .organizationKind == $kind)[$member]' "$CLIENTS"; }
token() { curl -sf "$BASE_URL/connect/token" -d grant_type=client_credentials -d "client_id=$(client "$1" clientId)" -d "client_secret=$(client "$1" clientSecret)" | jq -r .access_token; }
# call TOKEN METHOD PATH [BODY]: shows the answer, and keeps it in $answer; a refusal ends the story.
call() { answer=$(curl -s --fail-with-body -X "$2" "$BASE_URL$3" -H "Authorization: Bearer $1" -H 'Content-Type: application/json' ${4:+-d "$4"}) && echo "$2 $3" && jq . <<<"$answer" || { echo "$2 $3: $answer" >&2; exit 1; }; }
id() { jq -r .id <<<"$answer"; }

company=$(token company) university=$(token university) buyer=$(client company organizationId) seller=$(client university organizationId)
evidence='{"kind":"contract","reference":"HT-2026-001","date":"2026-11-20"}'

call "$university" POST "/v1/results?publish=true" '{"title":"聚酰亚胺耐溶剂纳滤膜","summary":"交联聚酰亚胺纳滤膜,丙酮通量 2.8,染料截留率 97%,已完成中试。","trl":6}'; result=$(id)
call "$company" POST "/v1/needs?publish=true" '{"title":"耐溶剂纳滤膜的开发","description":"现有膜在丙酮中溶胀,需要通量和截留率更高的耐溶剂纳滤膜,用于溶剂回收。","trlMin":5}'; need=$(id)
for _ in {1..50}; do call "$company" GET "/v1/needs/$need/matches?limit=50" >/dev/null; jq -e --arg id "$result" 'any(.items[]; .result.id == $id)' <<<"$answer" >/dev/null && break; sleep 0.2; done
jq '.items[:3][] | {rank, score, level, title: .result.title, because: .why.terms[:3]}' <<<"$answer"
call "$company" POST /v1/deals "{\"needId\":\"$need\",\"resultId\":\"$result\",\"buyerId\":\"$buyer\",\"sellerId\":\"$seller\",\"contractType\":\"development_commissioned\",\"intendedValue\":{\"amount\":\"1000000.00\",\"currency\":\"CNY\"}}"; deal=$(id)
call "$company" POST "/v1/deals/$deal/confirm"
call "$university" POST "/v1/deals/$deal/confirm"
call "$company" POST "/v1/deals/$deal/sign" "{\"number\":\"HT-2026-001\",\"date\":\"2026-11-20\",\"value\":{\"amount\":\"1200000.00\",\"currency\":\"CNY\"},\"evidence\":$evidence}"
call "$company" GET "/v1/deals/$deal/ledger"; signed=$(jq -r '.statements[] | select(.level == "signed").id' <<<"$answer")
call "$university" POST "/v1/deals/$deal/values/$signed/confirm"
call "$company" POST "/v1/needs/$need/resolve" '{"outcome":"contract"}'
call "$company" GET "/v1/deals/$deal/ledger"
call "$company" GET /v1/reports/funnel
jq -r '.figures | "of \(.needsCollected.value) needs \(.needsResolved.value) resolved, intended or formal: \(.valueIntendedOrFormal.value.currency) \(.valueIntendedOrFormal.value.amount)"' <<<"$answer"
