//! Settles all that depends on all types: the demands of requests and answers, and the tags of variants.

use super::Types;
use crate::diagnostic::Diagnostics;
use crate::lower::boxing;
use crate::lower::sharing::Role;
use crate::model::{Field, Presence, TypeDef, TypeKind};
use std::collections::HashSet;

impl Types<'_> {
    /// All types; `answered` are those that answers are. A type of requests must be able to say more than one that is
    /// only read: that a field is null, that a list is empty. It must not ask for what is never sent, nor an answer for
    /// what is only sent.
    pub(in crate::lower) fn finish(
        mut self,
        answered: Vec<usize>,
        diagnostics: &mut Diagnostics,
    ) -> (Vec<TypeDef>, Vec<Option<Role>>) {
        let answered = self.reached(answered);
        let mut change = |places: Vec<(usize, usize)>, change: &dyn Fn(&mut Field, bool, bool)| {
            for (id, index) in places {
                let Some(def) = self.defs.get_mut(id) else { continue };
                let (sent, answered) = (def.input, answered.contains(&id));
                let TypeKind::Struct(structure) = &mut def.kind else { continue };
                structure.fields.get_mut(index).into_iter().for_each(|field| change(field, sent, answered));
            }
        };
        change(std::mem::take(&mut self.nullable), &|field, sent, _| {
            if sent && field.presence == Presence::Optional {
                field.presence = Presence::Nullable;
            }
        });
        change(std::mem::take(&mut self.read_only), &|field, sent, _| {
            field.read_only = sent;
            // a value that nobody sends needs none to begin with
            if sent {
                field.preset = None;
            }
            if sent && field.presence == Presence::Required {
                field.presence = Presence::Optional;
            }
        });
        change(std::mem::take(&mut self.write_only), &|field, sent, answered| {
            if answered && field.presence == Presence::Required {
                field.presence = if sent { Presence::WriteOnly } else { Presence::Optional };
            }
        });
        for def in self.defs.iter_mut().filter(|def| def.input && !self.chosen.php) {
            let TypeKind::Struct(structure) = &mut def.kind else { continue };
            let lists = structure.fields.iter_mut().filter(|field| field.presence == Presence::Defaulted);
            lists.for_each(|field| field.presence = Presence::Optional);
        }
        for component in self.components.values() {
            self.defs.get_mut(component.id).into_iter().for_each(|def| def.is_component = true);
        }
        std::mem::take(&mut self.tags).fill_in(&mut self.defs);
        self.name_own();
        boxing::cut(&mut self.defs, &self.origins, diagnostics);
        (self.defs, self.roles)
    }

    /// Types and all that they hold.
    fn reached(&self, mut pending: Vec<usize>) -> HashSet<usize> {
        let mut reached = HashSet::new();
        while let Some(id) = pending.pop() {
            if reached.insert(id) {
                pending.extend(self.defs.get(id).into_iter().flat_map(TypeDef::references));
            }
        }
        reached
    }
}
