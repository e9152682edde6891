#!/usr/bin/env bash
# Takes the picture of the report that the README shows, anew: docs/images/take.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet run docs/examples/crm-report.cs >/dev/null
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1280,900 --screenshot=docs/images/report.png "file://$PWD/crm-report.html"
