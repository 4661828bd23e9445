//! Growing a forest: gradient boosting of small trees with logistic loss, on rows of bytes.

use frontrow::outline::learn::{self, ANSWERS, SCALE, Tree};

/// How to grow.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    /// How many trees.
    pub(crate) trees: usize,
    /// How many answers each has, at most [`ANSWERS`].
    pub(crate) answers: usize,
    /// How much of each tree's answer is taken.
    pub(crate) rate: f32,
    /// Weight against answers that rest on few rows.
    pub(crate) ridge: f32,
    /// Rows that an answer rests on at least.
    pub(crate) least: usize,
    /// Share of the rows that each tree sees.
    pub(crate) rows: f32,
    /// Share of the numbers of a row that each tree may ask for.
    pub(crate) numbers: f32,
    /// How much of what the forest answers counts; the rest counts the look before it.
    pub(crate) share: f32,
    /// After so many trees rows without hope are given up.
    pub(crate) early: usize,
}

/// What a forest is fitted to: rows, column by column, and what each of them is.
#[derive(Debug, Default)]
pub(crate) struct Sample {
    columns: Vec<Vec<u8>>,
    labels: Vec<f32>,
    weights: Vec<f32>,
}

impl Sample {
    /// Adds a row: whether it is what is to be found, and how much it counts.
    pub(crate) fn push(&mut self, row: &[u8], label: bool, weight: f32) {
        self.columns.resize_with(row.len(), Vec::new);
        for (column, &value) in self.columns.iter_mut().zip(row) {
            column.push(value);
        }
        self.labels.push(f32::from(u8::from(label)));
        self.weights.push(weight);
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.labels.len()
    }

    /// Number `number` of row `row`.
    fn value(&self, number: u8, row: u32) -> u8 {
        let column = self.columns.get(usize::from(number));
        let value = column.and_then(|column| column.get(row as usize));
        value.copied().unwrap_or(0)
    }
}

/// Grows a forest on `sample`; the same sample and plan give the same bytes.
pub(crate) fn grow(sample: &Sample, plan: &Plan) -> Vec<u8> {
    let mut field = Field {
        sample,
        plan,
        scores: vec![0.0; sample.len()],
        dice: Dice::new(0x2545_F491_4F6C_DD1D),
    };
    let mut trees = Vec::new();
    let mut hopeless = i32::MIN;
    for index in 0..plan.trees {
        if index == plan.early {
            hopeless = units(field.lowest() * plan.share);
        }
        trees.push(field.tree());
    }
    for answer in trees.iter_mut().flat_map(|tree| &mut tree.answers) {
        *answer = (f32::from(*answer) * plan.share).round() as i16;
    }
    let early = u32::try_from(plan.early).unwrap_or(u32::MAX);
    learn::write(early, hopeless, &trees)
}

/// The state of growing.
struct Field<'a> {
    sample: &'a Sample,
    plan: &'a Plan,
    scores: Vec<f32>,
    dice: Dice,
}

/// A row that a tree sees, with the two slopes of its loss.
#[derive(Debug, Clone, Copy)]
struct Seen {
    row: u32,
    slopes: [f32; 2],
}

/// Rows that have come the same way, and how they are best parted.
struct Leaf {
    rows: Vec<Seen>,
    /// The question that led here, and whether by exceeding its bound.
    from: Option<(usize, usize)>,
    parting: Option<Parting>,
}

/// How the rows of a leaf are parted, and what it gains.
#[derive(Debug, Clone, Copy)]
struct Parting {
    gain: f32,
    number: u8,
    bound: u8,
}

impl Field<'_> {
    /// Grows one tree, leaf by leaf where it gains most, and adds its answers to the scores.
    fn tree(&mut self) -> Tree {
        let rows = self.look();
        let numbers: Vec<u8> = (0..self.sample.columns.len())
            .filter(|_| self.dice.throw() < self.plan.numbers)
            .filter_map(|number| u8::try_from(number).ok())
            .collect();
        let mut tree = Tree::default();
        let mut leaves = vec![self.leaf(rows, None, &numbers)];
        while leaves.len() < self.plan.answers.min(ANSWERS) {
            let partings = leaves.iter().enumerate();
            let partings = partings.filter_map(|(at, leaf)| Some((at, leaf.parting?)));
            let Some((at, best)) = partings.max_by(|a, b| a.1.gain.total_cmp(&b.1.gain)) else {
                break;
            };
            let leaf = leaves.swap_remove(at);
            let question = tree.questions.len();
            lead(&mut tree, leaf.from, Tree::question(question));
            let stay = Tree::answer(0);
            tree.questions.push([best.number, best.bound, stay, stay]);
            let is_above = |seen: &Seen| self.sample.value(best.number, seen.row) > best.bound;
            let (above, below): (Vec<Seen>, Vec<Seen>) = leaf.rows.into_iter().partition(is_above);
            for (side, rows) in [below, above].into_iter().enumerate() {
                leaves.push(self.leaf(rows, Some((question, side)), &numbers));
            }
        }
        for (index, leaf) in leaves.iter().enumerate() {
            lead(&mut tree, leaf.from, Tree::answer(index));
            tree.answers.push(self.answer(&leaf.rows));
        }
        if tree.questions.is_empty() {
            tree.questions
                .push([0, 0, Tree::answer(0), Tree::answer(0)]);
        }
        self.add(&tree);
        tree
    }

    /// Draws the rows that the next tree sees.
    fn look(&mut self) -> Vec<Seen> {
        let known = self.scores.iter().zip(&self.sample.labels);
        let known = known.zip(&self.sample.weights);
        let mut rows = Vec::new();
        for (row, ((score, label), weight)) in (0..).zip(known) {
            if self.dice.throw() < self.plan.rows {
                let chance = 1.0 / (1.0 + (-score).exp());
                rows.push(Seen {
                    row,
                    slopes: [weight * (label - chance), weight * chance * (1.0 - chance)],
                });
            }
        }
        rows
    }

    fn leaf(&self, rows: Vec<Seen>, from: Option<(usize, usize)>, numbers: &[u8]) -> Leaf {
        let partings = numbers
            .iter()
            .filter_map(|&number| self.parting(&rows, number));
        let parting = partings.max_by(|a, b| a.gain.total_cmp(&b.gain));
        Leaf {
            parting: parting.filter(|parting| parting.gain > 0.0),
            rows,
            from,
        }
    }

    /// The bound of `number` that parts `rows` best.
    fn parting(&self, rows: &[Seen], number: u8) -> Option<Parting> {
        let column = self.sample.columns.get(usize::from(number))?;
        let mut cells = [([0.0_f32; 2], 0_usize); 256];
        let mut whole = [0.0; 2];
        for seen in rows {
            let value = *column.get(seen.row as usize)?;
            let (sums, count) = cells.get_mut(usize::from(value))?;
            let [slope, curve] = seen.slopes;
            *sums = [sums[0] + slope, sums[1] + curve];
            whole = [whole[0] + slope, whole[1] + curve];
            *count += 1;
        }
        let worth = |[slope, curve]: [f32; 2]| slope * slope / (curve + self.plan.ridge);
        let mut below = [0.0; 2];
        let mut fewer = 0;
        let mut best: Option<Parting> = None;
        for (bound, (sums, count)) in (0..u8::MAX).zip(cells) {
            below = [below[0] + sums[0], below[1] + sums[1]];
            fewer += count;
            if count == 0 || fewer < self.plan.least || rows.len() - fewer < self.plan.least {
                continue;
            }
            let above = [whole[0] - below[0], whole[1] - below[1]];
            let gain = worth(below) + worth(above) - worth(whole);
            if best.is_none_or(|best| gain > best.gain) {
                best = Some(Parting {
                    gain,
                    number,
                    bound,
                });
            }
        }
        best
    }

    /// What is answered where `rows` end.
    fn answer(&self, rows: &[Seen]) -> i16 {
        let [slope, curve] = rows.iter().fold([0.0; 2], |sum, seen| {
            [sum[0] + seen.slopes[0], sum[1] + seen.slopes[1]]
        });
        let answer = units(self.plan.rate * slope / (curve + self.plan.ridge));
        i16::try_from(answer).unwrap_or(if answer < 0 { i16::MIN } else { i16::MAX })
    }

    /// Adds what `tree` answers to the scores of all rows.
    fn add(&mut self, tree: &Tree) {
        for (row, score) in (0..).zip(&mut self.scores) {
            let value = |number| self.sample.value(number, row);
            *score += f32::from(tree.answer_of(value)) / SCALE;
        }
    }

    /// The score below which not one in five hundred of the rows that are to be found lies.
    fn lowest(&self) -> f32 {
        let known = self.scores.iter().zip(&self.sample.labels);
        let wanted = known.filter(|(_, label)| **label > 0.5);
        let mut scores: Vec<f32> = wanted.map(|(score, _)| *score).collect();
        scores.sort_by(f32::total_cmp);
        scores.get(scores.len() / 500).copied().unwrap_or(0.0)
    }
}

/// Has the question that led to a leaf lead to `step`.
fn lead(tree: &mut Tree, from: Option<(usize, usize)>, step: u8) {
    let Some((question, side)) = from else {
        return;
    };
    let slot = tree.questions.get_mut(question);
    if let Some(slot) = slot.and_then(|question| question.get_mut(2 + side)) {
        *slot = step;
    }
}

/// Numbers that look random and are the same in every run (xorshift, Marsaglia 2003).
pub(crate) struct Dice(u64);

impl Dice {
    /// Dice that always fall as `seed` makes them, which is not 0.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A whole number from 0 up to, not including, `end`; 0 where that is 0.
    #[expect(clippy::cast_sign_loss, reason = "a throw is never negative")]
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let throw = f64::from(self.throw());
        ((throw * end as f64) as usize).min(end.saturating_sub(1))
    }

    /// A number from 0 up to, not including, 1.
    pub(crate) fn throw(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 40) as f32 / (1_u64 << 24) as f32
    }
}

fn units(value: f32) -> i32 {
    (value * SCALE).round() as i32
}
