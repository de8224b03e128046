# Passes the test runner's words on, and adds up its closing lines.
{ print; fflush() }
/^test result:/ { passed += $4; failed += $6; skipped += $8 }
END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped }
