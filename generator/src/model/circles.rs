//! Types that hold each other.

use super::{Id as _, Table, TypeDef, TypeId};

impl Table<TypeId, TypeDef> {
    /// Numbers the circles of types: types that lead to each other, however far around, have the same number. `edges` gives the
    /// types to which a type leads.
    pub(crate) fn circles(&self, edges: impl Fn(&TypeDef) -> Vec<TypeId>) -> Table<TypeId, usize> {
        let indices = |def: &TypeDef| edges(def).into_iter().map(|id| id.index()).collect();
        numbered(&self.iter().map(indices).collect::<Vec<_>>()).into()
    }
}

/// Numbers the circles of entries: Tarjan's strongly connected components, with a stack of its own, since circles may be long.
fn numbered(edges: &[Vec<usize>]) -> Vec<usize> {
    const NEW: usize = usize::MAX;
    let count = edges.len();
    let (mut order, mut low, mut circle) = (vec![NEW; count], vec![NEW; count], vec![NEW; count]);
    let (mut next, mut open) = (0, Vec::new());
    for root in 0..count {
        let mut calls = vec![(root, 0_usize)];
        while let Some((id, edge)) = calls.pop() {
            if get(&circle, id) != NEW || (edge == 0 && get(&order, id) != NEW) {
                continue;
            }
            if edge == 0 {
                set(&mut order, id, next);
                set(&mut low, id, next);
                next += 1;
                open.push(id);
            }
            // The lowest number seen below the last edge counts here, too.
            let held = edges.get(id).map(Vec::as_slice).unwrap_or_default();
            if let Some(last) =
                edge.checked_sub(1).and_then(|last| held.get(last)).filter(|last| get(&circle, **last) == NEW)
            {
                let reached = get(&low, id).min(get(&low, *last));
                set(&mut low, id, reached);
            }
            if let Some(held) = held.get(edge) {
                calls.push((id, edge + 1));
                calls.push((*held, 0));
            } else if get(&low, id) == get(&order, id) {
                while let Some(member) = open.pop() {
                    set(&mut circle, member, id);
                    if member == id {
                        break;
                    }
                }
            }
        }
    }
    circle
}

fn get(list: &[usize], index: usize) -> usize {
    list.get(index).copied().unwrap_or(usize::MAX)
}

fn set(list: &mut [usize], index: usize, value: usize) {
    if let Some(slot) = list.get_mut(index) {
        *slot = value;
    }
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn types_that_hold_each_other_are_one_circle() {
        let edges = vec![vec![1], vec![2, 3], vec![0], vec![4], vec![4], vec![6], vec![5, 0], vec![]];
        let found = numbered(&edges);
        assert!(found[0] == found[1] && found[1] == found[2]);
        assert_eq!(found[5], found[6]);
        let others = [found[0], found[3], found[4], found[5], found[7]];
        assert!(others.iter().enumerate().all(|(index, one)| !others[index + 1..].contains(one)), "{found:?}");
    }
}
