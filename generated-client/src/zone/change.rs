//! Changes: each is a plan, made from what the zone holds, carried out, and checked against what the zone holds then.

use super::{Record, Zone, names, value};
use crate::{Error, ErrorKind};

/// One change of a zone, which is one call of the API.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Change {
    /// A record is created.
    Add(Record),
    /// The first record, which has an id, becomes the second one.
    Replace(Record, Record),
    /// A record, which has an id, goes.
    Delete(Record),
}

impl Zone<'_> {
    /// Makes sure that the zone has this record: creates it if there is none that is equal. If the given record has a time
    /// to live and the existing one another, that is changed.
    ///
    /// Gives back the record as it stands in the zone, with its id. If it stands there more than once, the first of them.
    ///
    /// # Errors
    /// Fails if the server refuses it, if the zone cannot be read, or if the record is not in the zone afterwards.
    /// [`may_have_been_received`](Error::may_have_been_received) says whether it may have been created all the same.
    pub async fn ensure(&self, record: Record) -> Result<Record, Error> {
        let wanted = self.resolved(&record)?;
        let records = self.change(|records| Ok(ensuring(&wanted, records))).await?;
        records.into_iter().find(|one| wanted.is_met_by(one)).ok_or_else(|| self.contradiction())
    }

    /// Makes the record with this id the given one: name, type, value, and the time to live if the given one has any.
    /// Sends nothing if it is so already.
    ///
    /// Gives back the record as it stands in the zone.
    ///
    /// # Errors
    /// Fails with [`NotFound`](ErrorKind::NotFound) if the zone has no record with this id; and as
    /// [`ensure`](Self::ensure).
    pub async fn update(&self, id: i64, record: Record) -> Result<Record, Error> {
        let wanted = self.resolved(&record)?;
        let has_id = |one: &&Record| one.id() == Some(id);
        let records = self.change(|records| {
            let current = records.iter().find(has_id).ok_or_else(|| self.missing(&format!("record {id}")))?;
            let is_met = wanted.is_met_by(current);
            Ok(if is_met { Vec::new() } else { vec![Change::Replace(current.clone(), wanted.clone())] })
        });
        records.await?.into_iter().find(|one| has_id(&one)).ok_or_else(|| self.contradiction())
    }

    /// Gives a record another name, and keeps its value and its time to live. Duplicates of it go: to the DNS they are one.
    /// If only the record of the new name is there, nothing is left to be done.
    ///
    /// Gives back the record as it stands in the zone.
    ///
    /// # Errors
    /// Fails with [`NotFound`](ErrorKind::NotFound) if the zone has no such record under either name; and as
    /// [`ensure`](Self::ensure).
    pub async fn rename(&self, record: Record, name: &str) -> Result<Record, Error> {
        let old = self.resolved(&record)?;
        let new = self.resolved(&record.named(name.to_owned()))?;
        if old.name() == new.name() {
            let records = self.records().await?;
            return records.into_iter().find(|one| old.is_same(one)).ok_or_else(|| self.missing(&old.to_string()));
        }
        let records =
            self.change(|records| renaming(&old, &new, records).ok_or_else(|| self.missing(&old.to_string())));
        records.await?.into_iter().find(|one| new.is_same(one)).ok_or_else(|| self.contradiction())
    }

    /// Makes exactly these values those of a name and type: adds what is missing, removes what is not given, duplicates
    /// included, and keeps what is equal. Without any value, all records of that name and type are deleted.
    ///
    /// A record whose value is not wanted is changed into one that is, where there are both: so there is no moment without
    /// any. New records have the time to live of those that were there, or the server's.
    ///
    /// Gives back the records as they stand in the zone. [`set_with_ttl`](Self::set_with_ttl) sets the time to live, too.
    ///
    /// # Errors
    /// As [`ensure`](Self::ensure). Some of the changes may have been made by then; the same call makes the others.
    pub async fn set<V: Into<String>>(
        &self,
        name: &str,
        record_type: &str,
        values: impl IntoIterator<Item = V>,
    ) -> Result<Vec<Record>, Error> {
        self.set_records(name, record_type, None, values.into_iter().map(Into::into).collect()).await
    }

    /// Does what [`set`](Self::set) does, and gives all of these records one time to live, in seconds.
    ///
    /// # Errors
    /// As [`set`](Self::set).
    pub async fn set_with_ttl<V: Into<String>>(
        &self,
        name: &str,
        record_type: &str,
        ttl: i64,
        values: impl IntoIterator<Item = V>,
    ) -> Result<Vec<Record>, Error> {
        self.set_records(name, record_type, Some(ttl), values.into_iter().map(Into::into).collect()).await
    }

    async fn set_records(
        &self,
        name: &str,
        record_type: &str,
        ttl: Option<i64>,
        values: Vec<String>,
    ) -> Result<Vec<Record>, Error> {
        let any = self.resolved(&Record::new(name, record_type, ""))?;
        let mut wanted: Vec<Record> = Vec::new();
        for value in values {
            let record = self.resolved(&Record::new(name, record_type, value).living(ttl))?;
            if !wanted.contains(&record) {
                wanted.push(record);
            }
        }
        let concerned = |record: &Record| record.name() == any.name() && record.record_type() == any.record_type();
        let plan =
            |records: &[Record]| Ok(setting(&wanted, &records.iter().filter(|one| concerned(one)).collect::<Vec<_>>()));
        let records = self.change(plan).await?;
        Ok(records.into_iter().filter(concerned).collect())
    }

    /// Deletes this record, and every duplicate of it: to the DNS they are one. Others of the same name and type stay. If
    /// there is no such record, that is no error.
    ///
    /// # Errors
    /// Fails if the server refuses it, if the zone cannot be read, or if the record is still in the zone afterwards.
    pub async fn delete(&self, record: Record) -> Result<(), Error> {
        let unwanted = self.resolved(&record)?;
        let plan = |records: &[Record]| {
            let concerned = records.iter().filter(|one| unwanted.is_same(one));
            Ok(concerned.cloned().map(Change::Delete).collect())
        };
        self.change(plan).await.map(drop)
    }

    /// Carries out changes of your own: `plan` says, from the records of the zone, what is to be done. It is asked
    /// again after the changes were made, and everything is well when it wants nothing more. After a failure it is
    /// asked again, too: a change that was carried out although its answer was lost is not wanted a second time, and
    /// the rest goes on. A change that failed and is still wanted ends it: nothing is sent twice.
    ///
    /// Gives back the records as they stand in the zone.
    ///
    /// ```no_run
    /// use dns_services::zone::{Change, Record};
    ///
    /// # async fn run(zone: dns_services::zone::Zone<'_>) -> Result<(), dns_services::Error> {
    /// // every time to live becomes an hour
    /// let is_other = |record: &&Record| record.record_type() != "SOA" && record.time_to_live() != Some(3600);
    /// let hour = |record: &Record| Change::Replace(record.clone(), record.clone().ttl(3600));
    /// zone.change(|records| Ok(records.iter().filter(is_other).map(hour).collect())).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// Fails with the error of the plan; also if the server refuses a change, if the zone cannot be read, or if the
    /// plan wants more although all changes were made. The same call makes those that are missing.
    pub async fn change(&self, plan: impl Fn(&[Record]) -> Result<Vec<Change>, Error>) -> Result<Vec<Record>, Error> {
        let mut records = self.records().await?;
        let mut changes = plan(&records)?;
        while !changes.is_empty() {
            let failure = self.perform(&changes).await;
            let now = match self.records().await {
                Ok(now) => now,
                Err(unread) => {
                    // Without a failure the changes were made, but nobody has seen them.
                    return Err(failure.map_or_else(|| unread.with_received(true), |(_, error)| error));
                }
            };
            let left = plan(&now)?;
            match failure {
                None if left.is_empty() => return Ok(now),
                None => return Err(self.contradiction()),
                Some((failed, error)) if left.contains(&failed) => return Err(error),
                Some(_) => (records, changes) = (now, left),
            }
        }
        Ok(records)
    }

    /// The record with its full name.
    fn resolved(&self, record: &Record) -> Result<Record, Error> {
        let full = names::full(record.name(), &self.name);
        let name = full.ok_or_else(|| {
            Error::new(ErrorKind::Build, format!("`{}` is no name of the zone `{}`", record.name(), self.name))
        })?;
        if record.record_type().is_empty() {
            return Err(Error::new(ErrorKind::Build, "a record has a type"));
        }
        Ok(record.named(name))
    }

    /// Carries out changes in order, up to the first one that fails.
    async fn perform(&self, changes: &[Change]) -> Option<(Change, Error)> {
        for change in changes {
            if let Err(error) = self.make(change).await {
                return Some((change.clone(), error));
            }
        }
        None
    }

    async fn make(&self, change: &Change) -> Result<(), Error> {
        let (service, zone) = (self.service_id, self.id);
        let id = |record: &Record| {
            record.id().ok_or_else(|| Error::new(ErrorKind::Build, "a record is changed or deleted by its id"))
        };
        match change {
            Change::Delete(record) => self.dns.delete_record(service, zone, id(record)?).await.map(drop),
            Change::Add(record) => {
                let (content, priority) = value::written(record.record_type(), record.value());
                let name = names::relative(record.name(), &self.name);
                let mut call = self.dns.add_record(service, zone).name(name).record_type(record.record_type());
                if let Some(ttl) = record.time_to_live() {
                    call = call.ttl(ttl);
                }
                if let Some(priority) = priority {
                    call = call.priority(priority);
                }
                call.content(content).await.map(drop)
            }
            Change::Replace(old, record) => {
                let (content, priority) = value::written(record.record_type(), record.value());
                let name = names::relative(record.name(), &self.name);
                let mut call = self.dns.update_record(service, zone, id(old)?).name(name);
                call = call.record_type(record.record_type());
                // An update without one might reset it.
                if let Some(ttl) = record.time_to_live().or(old.time_to_live()) {
                    call = call.ttl(ttl);
                }
                if let Some(priority) = priority {
                    call = call.priority(priority);
                }
                call.content(content).await.map(drop)
            }
        }
    }

    fn contradiction(&self) -> Error {
        let detail = format!("the server took every change of the zone `{}`, but its records are others", self.name);
        Error::new(ErrorKind::Api, detail).with_received(true)
    }

    fn missing(&self, what: &str) -> Error {
        Error::new(ErrorKind::NotFound, format!("the zone `{}` has no {what}", self.name))
    }
}

/// Returns the changes by which a record comes to be there.
fn ensuring(wanted: &Record, records: &[Record]) -> Vec<Change> {
    if records.iter().any(|one| wanted.is_met_by(one)) {
        return Vec::new();
    }
    let other_ttl = records.iter().find(|one| wanted.is_same(one));
    vec![
        other_ttl
            .map_or_else(|| Change::Add(wanted.clone()), |existing| Change::Replace(existing.clone(), wanted.clone())),
    ]
}

/// Returns the changes by which a record has the new name alone. `None` if there is no such record.
fn renaming(old: &Record, new: &Record, records: &[Record]) -> Option<Vec<Change>> {
    let mut surplus = records.iter().filter(|one| old.is_same(one));
    if records.iter().any(|one| new.is_same(one)) {
        return Some(surplus.cloned().map(Change::Delete).collect());
    }
    let first = surplus.next()?;
    let renamed = first.named(new.name().to_owned());
    let mut changes = vec![Change::Replace(first.clone(), renamed)];
    changes.extend(surplus.cloned().map(Change::Delete));
    Some(changes)
}

/// Returns the changes by which the records of a name and type become those that are wanted.
fn setting(wanted: &[Record], records: &[&Record]) -> Vec<Change> {
    let is_kept = |index: usize, one: &Record| {
        let earlier = records.iter().take(index).any(|other| other.is_same(one));
        !earlier && wanted.iter().any(|wanted| wanted.is_same(one))
    };
    let mut surplus = records.iter().enumerate().filter(|(index, one)| !is_kept(*index, one)).map(|(_, one)| *one);
    let ttl = records.first().and_then(|one| one.time_to_live());
    let changes = wanted.iter().filter_map(|wanted| match records.iter().find(|one| wanted.is_same(one)) {
        Some(existing) if wanted.is_met_by(existing) => None,
        Some(existing) => Some(Change::Replace((*existing).clone(), wanted.clone())),
        None => {
            let wanted = wanted.clone().living(wanted.time_to_live().or(ttl));
            let free = surplus.next().cloned();
            Some(free.map_or_else(|| Change::Add(wanted.clone()), |record| Change::Replace(record, wanted.clone())))
        }
    });
    let mut changes: Vec<Change> = changes.collect();
    changes.extend(surplus.cloned().map(Change::Delete));
    changes
}

#[cfg(test)]
mod tests {
    use super::{Change, ensuring, renaming, setting};
    use crate::types;
    use crate::zone::Record;

    fn existing(id: i64, content: &str, ttl: i64) -> Record {
        let record = types::Record {
            record_type: Some("A".to_owned()),
            content: Some(content.into()),
            ttl: Some(ttl),
            ..types::Record::default()
        };
        Record::read(&record, id, "www.example.com".to_owned())
    }

    fn wanted(value: &str) -> Record {
        Record::new("www.example.com", "A", value)
    }

    #[test]
    fn a_record_is_added_only_if_it_is_missing() {
        let records = [existing(1, "192.0.2.1", 300), existing(2, "192.0.2.1", 600)];
        for (record, expected) in [
            (wanted("192.0.2.1"), vec![]),
            (wanted("192.0.2.1").ttl(600), vec![]),
            (wanted("192.0.2.1").ttl(60), vec![Change::Replace(records[0].clone(), wanted("192.0.2.1").ttl(60))]),
            (wanted("192.0.2.9"), vec![Change::Add(wanted("192.0.2.9"))]),
        ] {
            assert_eq!(ensuring(&record, &records), expected, "{record:?}");
        }
    }

    #[test]
    fn values_are_kept_changed_added_and_deleted() {
        let (one, two, again) =
            (existing(1, "192.0.2.1", 60), existing(2, "192.0.2.2", 60), existing(3, "192.0.2.1", 60));
        let new = |value: &str| wanted(value).ttl(60);
        for (values, records, expected) in [
            (vec!["192.0.2.1"], vec![&one], vec![]),
            (
                vec!["192.0.2.1"],
                vec![&one, &two, &again],
                vec![Change::Delete(two.clone()), Change::Delete(again.clone())],
            ),
            (vec!["192.0.2.2", "192.0.2.9"], vec![&one, &two], vec![Change::Replace(one.clone(), new("192.0.2.9"))]),
            (vec!["192.0.2.1", "192.0.2.9"], vec![&one], vec![Change::Add(new("192.0.2.9"))]),
            (vec![], vec![&one, &two], vec![Change::Delete(one.clone()), Change::Delete(two.clone())]),
            (vec!["192.0.2.9"], vec![], vec![Change::Add(wanted("192.0.2.9"))]),
        ] {
            let wanted: Vec<_> = values.iter().map(|value| wanted(value)).collect();
            assert_eq!(setting(&wanted, &records), expected, "{values:?}");
        }
    }
    #[test]
    fn a_renamed_record_keeps_its_id_and_its_duplicates_go() {
        let (one, again) = (existing(1, "192.0.2.1", 60), existing(2, "192.0.2.1", 60));
        let old = wanted("192.0.2.1");
        let moved = |record: &Record| record.named("new.example.com".to_owned());
        let new = moved(&old);
        for (records, expected) in [
            (vec![], None),
            (vec![one.clone()], Some(vec![Change::Replace(one.clone(), moved(&one))])),
            (
                vec![one.clone(), again.clone()],
                Some(vec![Change::Replace(one.clone(), moved(&one)), Change::Delete(again.clone())]),
            ),
            (vec![one.clone(), moved(&again)], Some(vec![Change::Delete(one.clone())])),
            (vec![moved(&one)], Some(vec![])),
        ] {
            assert_eq!(renaming(&old, &new, &records), expected, "{records:?}");
        }
    }
}
