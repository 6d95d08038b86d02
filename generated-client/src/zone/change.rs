//! Changes: each is a plan, made from what the zone holds, carried out, and checked against what the zone holds then.

use super::{Record, Zone, names, value};
use crate::{Error, ErrorKind};

/// One call that changes the zone.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    Add(Record),
    /// The record with this id becomes another one.
    Replace(i64, Record),
    Delete(i64),
}

impl Zone<'_> {
    /// Makes sure that the zone has this record: creates it if there is none that is equal. If the given record has a time
    /// to live and the existing one another, that is changed.
    ///
    /// Gives back the record as it stands in the zone, with its id. If it stands there more than once, the first of them.
    ///
    /// # Errors
    /// If the server refuses it, if the zone cannot be read, or if the record is not in the zone afterwards.
    /// [`may_have_been_received`](Error::may_have_been_received) says whether it may have been created all the same.
    pub async fn ensure(&self, record: Record) -> Result<Record, Error> {
        let wanted = self.resolved(&record)?;
        let records = self.carry_out(|records| ensuring(&wanted, records)).await?;
        records.into_iter().find(|one| wanted.is_met_by(one)).ok_or_else(|| self.contradiction())
    }

    /// Makes exactly these values those of a name and type: adds what is missing, removes what is not given, duplicates
    /// included, and keeps what is equal. Without any value, all records of that name and type are deleted.
    ///
    /// A record whose value is not wanted is changed into one that is, where there are both: so there is no moment without
    /// any. New records have the time to live of those that were there, or the server's.
    ///
    /// Gives back the records as they stand in the zone.
    ///
    /// # Errors
    /// As [`ensure`](Self::ensure). Some of the changes may have been made by then; the same call makes the others.
    pub async fn set<V: Into<String>>(
        &self,
        name: &str,
        record_type: &str,
        values: impl IntoIterator<Item = V>,
    ) -> Result<Vec<Record>, Error> {
        let any = self.resolved(&Record::new(name, record_type, ""))?;
        let mut wanted: Vec<Record> = Vec::new();
        for value in values {
            let record = self.resolved(&Record::new(name, record_type, value))?;
            if !wanted.contains(&record) {
                wanted.push(record);
            }
        }
        let concerned = |record: &Record| record.name() == any.name() && record.record_type() == any.record_type();
        let plan =
            |records: &[Record]| setting(&wanted, &records.iter().filter(|one| concerned(one)).collect::<Vec<_>>());
        let records = self.carry_out(plan).await?;
        Ok(records.into_iter().filter(concerned).collect())
    }

    /// Deletes this record, and every duplicate of it: to the DNS they are one. Others of the same name and type stay. If
    /// there is no such record, that is no error.
    ///
    /// # Errors
    /// If the server refuses it, if the zone cannot be read, or if the record is still in the zone afterwards.
    pub async fn delete(&self, record: Record) -> Result<(), Error> {
        let unwanted = self.resolved(&record)?;
        let plan = |records: &[Record]| {
            records.iter().filter(|one| unwanted.is_same(one)).filter_map(Record::id).map(Step::Delete).collect()
        };
        self.carry_out(plan).await.map(drop)
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

    /// Makes the plan, carries it out and makes it again, until there is nothing left to be done. A step that failed and is
    /// still to be done ends it: nothing is sent twice.
    async fn carry_out(&self, plan: impl Fn(&[Record]) -> Vec<Step>) -> Result<Vec<Record>, Error> {
        let mut records = self.records().await?;
        let mut steps = plan(&records);
        while !steps.is_empty() {
            let failure = self.perform(&steps).await;
            let now = self.records().await;
            records = match (now, failure) {
                (Ok(now), None) if plan(&now).is_empty() => return Ok(now),
                (Ok(_), None) => return Err(self.contradiction()),
                (Ok(now), Some((failed, error))) if plan(&now).contains(&failed) => return Err(error),
                (Ok(now), Some(_)) => now,
                (Err(_), Some((_, error))) => return Err(error),
                // The changes were made, but nobody has seen them.
                (Err(error), None) => return Err(error.with_received(true)),
            };
            steps = plan(&records);
        }
        Ok(records)
    }

    /// Carries out steps in order, up to the first one that fails.
    async fn perform(&self, steps: &[Step]) -> Option<(Step, Error)> {
        for step in steps {
            if let Err(error) = self.take(step).await {
                return Some((step.clone(), error));
            }
        }
        None
    }

    async fn take(&self, step: &Step) -> Result<(), Error> {
        let (service, zone) = (self.service_id, self.id);
        match step {
            Step::Delete(id) => self.dns.delete_record(service, zone, *id).await.map(drop),
            Step::Add(record) => {
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
            Step::Replace(id, record) => {
                let (content, priority) = value::written(record.record_type(), record.value());
                let name = names::relative(record.name(), &self.name);
                let mut call = self.dns.update_record(service, zone, *id).name(name).record_type(record.record_type());
                if let Some(ttl) = record.time_to_live() {
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
}

/// What is to be done so that a record is there.
fn ensuring(wanted: &Record, records: &[Record]) -> Vec<Step> {
    if records.iter().any(|one| wanted.is_met_by(one)) {
        return Vec::new();
    }
    let other_ttl = records.iter().find(|one| wanted.is_same(one)).and_then(Record::id);
    vec![other_ttl.map_or_else(|| Step::Add(wanted.clone()), |id| Step::Replace(id, wanted.clone()))]
}

/// What is to be done so that the records of a name and type are those that are wanted.
fn setting(wanted: &[Record], records: &[&Record]) -> Vec<Step> {
    let is_kept = |index: usize, one: &Record| {
        let earlier = records.iter().take(index).any(|other| other.is_same(one));
        !earlier && wanted.iter().any(|wanted| wanted.is_same(one))
    };
    let surplus = records.iter().enumerate().filter(|(index, one)| !is_kept(*index, one));
    let mut surplus = surplus.filter_map(|(_, one)| one.id());
    let ttl = records.first().and_then(|one| one.time_to_live());
    let missing = wanted.iter().filter(|wanted| !records.iter().any(|one| wanted.is_same(one)));
    let mut steps: Vec<Step> = missing
        .map(|wanted| {
            let wanted = wanted.clone().living(ttl);
            surplus.next().map_or_else(|| Step::Add(wanted.clone()), |id| Step::Replace(id, wanted.clone()))
        })
        .collect();
    steps.extend(surplus.map(Step::Delete));
    steps
}

#[cfg(test)]
mod tests {
    use super::{Step, ensuring, setting};
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
            (wanted("192.0.2.1").ttl(60), vec![Step::Replace(1, wanted("192.0.2.1").ttl(60))]),
            (wanted("192.0.2.9"), vec![Step::Add(wanted("192.0.2.9"))]),
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
            (vec!["192.0.2.1"], vec![&one, &two, &again], vec![Step::Delete(2), Step::Delete(3)]),
            (vec!["192.0.2.2", "192.0.2.9"], vec![&one, &two], vec![Step::Replace(1, new("192.0.2.9"))]),
            (vec!["192.0.2.1", "192.0.2.9"], vec![&one], vec![Step::Add(new("192.0.2.9"))]),
            (vec![], vec![&one, &two], vec![Step::Delete(1), Step::Delete(2)]),
            (vec!["192.0.2.9"], vec![], vec![Step::Add(wanted("192.0.2.9"))]),
        ] {
            let wanted: Vec<_> = values.iter().map(|value| wanted(value)).collect();
            assert_eq!(setting(&wanted, &records), expected, "{values:?}");
        }
    }
}
