#!/usr/bin/env sh
# DNS.services for acme.sh, by the command dns-services: acme.sh --issue --dns dns_dns_services -d example.com
# The command must be in PATH, and know how to sign in: dns-services --help

# Adds a value: name, value
dns_dns_services_add() {
  dns-services acme present "$1" "$2"
}

# Removes a value: name, value
dns_dns_services_rm() {
  dns-services acme cleanup "$1" "$2"
}
