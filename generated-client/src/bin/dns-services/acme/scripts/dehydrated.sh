#!/bin/sh
# The hook of dehydrated: HOOK=/path/to/this, CHALLENGETYPE=dns-01
exec dns-services acme hook dehydrated "$@"
