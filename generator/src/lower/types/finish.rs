//! Settles all that depends on all types: the demands of requests and answers, and the tags of variants.

use super::Types;
use super::circles;
use crate::diagnostic::Diagnostics;
use crate::model::{Field, Presence, Table, TypeDef, TypeId, TypeKind};

impl Types<'_> {
    /// All types; `answered` are those that answers are. A type of requests must be able to say more than one that is
    /// only read: that a field is null, that a list is empty. It must not ask for what is never sent, nor an answer for
    /// what is only sent.
    pub(in crate::lower) fn finish(
        mut self,
        answered: Vec<TypeId>,
        diagnostics: &mut Diagnostics,
    ) -> Table<TypeId, TypeDef> {
        let answered = self.defs.reached(answered);
        let mut change = |places: Vec<(TypeId, usize)>, change: &dyn Fn(&mut Field, bool, bool)| {
            for (id, index) in places {
                let def = self.defs.get_mut(id);
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
            self.defs.get_mut(component.id).is_component = true;
        }
        std::mem::take(&mut self.tags).fill_in(&mut self.defs);
        self.name_own();
        circles::cut(&mut self.defs, &self.origins, diagnostics);
        for (def, role) in self.defs.iter_mut().zip(self.roles) {
            def.inline = role;
        }
        self.defs
    }
}
