#!/usr/bin/env bash
# The examples of scale at full size: some minutes on two cores. The gate runs them small.
set -euo pipefail
cd "$(dirname "$0")/../.."

timeout --kill-after=10 300 dotnet run -c Release docs/examples/stream-deals.cs -- --deals 100000000
timeout --kill-after=10 300 dotnet run -c Release docs/examples/orleans-cluster.cs -- --deals 100000000
timeout --kill-after=10 900 dotnet run -c Release docs/examples/sql-pushdown.cs -- --deals 1000000
