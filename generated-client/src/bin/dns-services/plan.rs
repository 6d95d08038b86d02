//! Plans of the changes by which a zone becomes as a file says.

use dns_services::zone::{Change, Record};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The extent of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Adds what is missing, and touches nothing that is there.
    Add,
    /// Changes times to live, too.
    Change,
    /// Makes the zone exactly what the file says.
    Delete,
}

/// The changes to be made, and the records that stay although the file does not have them.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Plan {
    pub(crate) changes: Vec<Change>,
    pub(crate) kept: Vec<Record>,
}

/// The records that a name and type has, and those that it should have.
type Pair<'r> = (Vec<&'r Record>, Vec<&'r Record>);

/// Returns whether a record is the server's own: the start of authority, and the name servers of the zone.
pub(crate) fn is_protected(record: &Record, zone: &str) -> bool {
    record.record_type() == "SOA" || (record.record_type() == "NS" && record.name() == zone)
}

/// Of these types a name has one record at most.
fn is_single(record_type: &str) -> bool {
    matches!(record_type, "CNAME" | "DNAME")
}

impl Plan {
    /// The plan for a zone. Protected records of either side do not count.
    pub(crate) fn new(current: &[Record], wanted: &[Record], zone: &str, extent: Extent) -> Self {
        let mut sets: BTreeMap<(&str, &str), Pair<'_>> = BTreeMap::new();
        for record in current.iter().filter(|record| !is_protected(record, zone)) {
            sets.entry((record.name(), record.record_type())).or_default().0.push(record);
        }
        for record in wanted.iter().filter(|record| !is_protected(record, zone)) {
            sets.entry((record.name(), record.record_type())).or_default().1.push(record);
        }
        let mut plan = Self::default();
        for ((_, record_type), (current, wanted)) in sets {
            plan.add_set(record_type, &current, &wanted, extent);
        }
        // A name must be free of other types before it becomes an alias.
        plan.changes.sort_by_key(|change| match change {
            Change::Replace(..) => 0,
            Change::Delete(_) => 1,
            _ => 2,
        });
        plan
    }

    /// Adds the changes of one name and type.
    fn add_set(&mut self, record_type: &str, current: &[&Record], wanted: &[&Record], extent: Extent) {
        let mut values = BTreeSet::new();
        let wanted = wanted.iter().copied().filter(|record| values.insert(record.value()));
        let mut free = current.to_vec();
        let mut missing = Vec::new();
        for record in wanted {
            let Some(place) = free.iter().position(|one| one.value() == record.value()) else {
                missing.push(record.clone());
                continue;
            };
            let existing = free.remove(place);
            let differs = record.time_to_live().is_some_and(|ttl| existing.time_to_live() != Some(ttl));
            if differs && extent != Extent::Add {
                self.changes.push(Change::Replace(existing.clone(), record.clone()));
            }
        }
        let mut free = free.into_iter().cloned();
        if extent == Extent::Delete {
            for record in missing {
                self.changes.push(match free.next() {
                    Some(existing) => Change::Replace(existing, record),
                    None => Change::Add(record),
                });
            }
            self.changes.extend(free.map(Change::Delete));
        } else {
            let is_taken = is_single(record_type) && free.len() > 0;
            if extent == Extent::Change {
                self.kept.extend(free);
            }
            self.changes.extend(missing.into_iter().filter(|_| !is_taken).map(Change::Add));
        }
    }

    /// The plan for people.
    pub(crate) fn describe(&self) -> String {
        let ttl = |record: &Record| record.time_to_live().map(|ttl| format!(" (ttl {ttl})")).unwrap_or_default();
        let (mut text, mut counts) = (String::new(), [0_usize; 3]);
        for change in &self.changes {
            let (index, line) = match change {
                Change::Add(record) => (0, format!("+ {record}{}", ttl(record))),
                Change::Replace(old, new) if old.value() == new.value() => {
                    (1, format!("~ {old}{} ->{}", ttl(old), ttl(new)))
                }
                Change::Replace(old, new) => (1, format!("~ {old} -> {}{}", new.value(), ttl(new))),
                Change::Delete(record) => (2, format!("- {record}{}", ttl(record))),
                _ => continue,
            };
            if let Some(count) = counts.get_mut(index) {
                *count += 1;
            }
            // writing to a string cannot fail
            let _ = writeln!(text, "{}", crate::text::one_line(&line));
        }
        let [add, change, delete] = counts;
        let _ = writeln!(text, "{add} to add, {change} to change, {delete} to delete");
        if !self.kept.is_empty() {
            let count = self.kept.len();
            let _ = writeln!(
                text,
                "{count} more in the zone that the file does not have; --delete would delete or change them"
            );
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::{Extent, Plan};
    use dns_services::zone::{Change, Record};

    fn record(name: &str, record_type: &str, value: &str) -> Record {
        Record::new(name, record_type, value).ttl(60)
    }

    /// The changes, one a line.
    fn planned(current: &[Record], wanted: &[Record], extent: Extent) -> String {
        Plan::new(current, wanted, "a.test", extent).describe()
    }

    #[test]
    fn a_plan_deletes_only_when_it_is_told_to() {
        let current = [record("w.a.test", "A", "192.0.2.1"), record("w.a.test", "A", "192.0.2.2")];
        let wanted = [record("w.a.test", "A", "192.0.2.3")];
        let kept = "2 more in the zone that the file does not have; --delete would delete or change them\n";
        assert_eq!(
            planned(&current, &wanted, Extent::Change),
            format!("+ w.a.test A 192.0.2.3 (ttl 60)\n1 to add, 0 to change, 0 to delete\n{kept}")
        );
        assert_eq!(
            planned(&current, &wanted, Extent::Delete),
            "~ w.a.test A 192.0.2.1 -> 192.0.2.3 (ttl 60)\n- w.a.test A 192.0.2.2 (ttl 60)\n\
             0 to add, 1 to change, 1 to delete\n"
        );
    }

    #[test]
    fn times_to_live_are_changed_but_not_by_an_import() {
        let (current, wanted) = ([record("a.test", "A", "192.0.2.1")], [record("a.test", "A", "192.0.2.1").ttl(5)]);
        assert_eq!(planned(&current, &wanted, Extent::Add), "0 to add, 0 to change, 0 to delete\n");
        let change = "~ a.test A 192.0.2.1 (ttl 60) -> (ttl 5)\n0 to add, 1 to change, 0 to delete\n";
        assert_eq!(planned(&current, &wanted, Extent::Change), change);
        let any = [Record::new("a.test", "A", "192.0.2.1")];
        assert!(Plan::new(&current, &any, "a.test", Extent::Delete).changes.is_empty());
    }

    #[test]
    fn what_is_the_servers_own_is_never_touched() {
        let current = [record("a.test", "SOA", "ns post 1 2 3 4 5"), record("a.test", "NS", "ns1.test")];
        let wanted = [record("a.test", "NS", "ns9.test"), record("b.a.test", "NS", "ns9.test")];
        let plan = Plan::new(&current, &wanted, "a.test", Extent::Delete);
        assert_eq!(plan.changes, [Change::Add(record("b.a.test", "NS", "ns9.test"))]);
    }

    #[test]
    fn a_name_has_one_alias_and_is_freed_before_it_becomes_one() {
        let current = [record("w.a.test", "CNAME", "x.test")];
        let wanted = [record("w.a.test", "CNAME", "y.test")];
        let plan = Plan::new(&current, &wanted, "a.test", Extent::Change);
        assert_eq!((plan.changes.len(), plan.kept.len()), (0, 1));
        let current = [record("w.a.test", "TXT", "x")];
        let changes = Plan::new(&current, &wanted, "a.test", Extent::Delete).changes;
        assert!(matches!(changes[..], [Change::Delete(_), Change::Add(_)]), "{changes:?}");
    }

    #[test]
    fn duplicates_of_a_zone_go_and_those_of_a_file_do_not_count() {
        let one = || record("a.test", "A", "192.0.2.1");
        assert!(matches!(
            Plan::new(&[one(), one()], &[one()], "a.test", Extent::Delete).changes[..],
            [Change::Delete(_)]
        ));
        assert!(Plan::new(&[one()], &[one(), one()], "a.test", Extent::Delete).changes.is_empty());
    }
}
