//! Growing a forest: gradient boosting of oblivious trees with logistic loss, on rows of bytes.

use frontrow::outline::learn::{self, DEPTH, LEAVES, SCALE, Tree};

/// How to grow.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    /// How many trees.
    pub(crate) trees: usize,
    /// How much of each tree's answer is taken.
    pub(crate) rate: f32,
    /// Weight against answers that rest on few rows.
    pub(crate) ridge: f32,
    /// Share of their rows that each tree sees.
    pub(crate) rows: f32,
    /// Share of the authors that each tree sees.
    pub(crate) authors: f32,
    /// Share of the numbers of a row that each tree may ask for.
    pub(crate) numbers: f32,
    /// After so many trees rows without hope are given up.
    pub(crate) early: usize,
}

/// What a forest is fitted to: rows, column by column, and what each of them is.
#[derive(Debug, Default)]
pub(crate) struct Sample {
    columns: Vec<Vec<u8>>,
    labels: Vec<f32>,
    starts: Vec<f32>,
    authors: Vec<usize>,
}

impl Sample {
    /// Adds a row: whether it is what is to be found, and its log odds so far.
    pub(crate) fn push(&mut self, row: &[u8], label: bool, start: f32, author: usize) {
        self.columns.resize_with(row.len(), Vec::new);
        for (column, &value) in self.columns.iter_mut().zip(row) {
            column.push(value);
        }
        self.labels.push(f32::from(u8::from(label)));
        self.starts.push(start);
        self.authors.push(author);
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.labels.len()
    }
}

/// Grows a forest on `sample`; the same sample and plan give the same bytes.
pub(crate) fn grow(sample: &Sample, plan: &Plan) -> Vec<u8> {
    let mut field = Field {
        sample,
        scores: sample.starts.clone(),
        slopes: vec![[0.0; 2]; sample.len()],
        dice: Dice::new(0x2545_F491_4F6C_DD1D),
        leaves: vec![0; sample.len()],
    };
    let mut trees = Vec::new();
    let mut hopeless = 0;
    for index in 0..plan.trees {
        if index == plan.early {
            hopeless = field.hopeless();
        }
        trees.push(field.tree(plan));
    }
    let early = u32::try_from(plan.early).unwrap_or(u32::MAX);
    learn::write(early, hopeless, &trees)
}

/// The state of growing.
struct Field<'a> {
    sample: &'a Sample,
    scores: Vec<f32>,
    slopes: Vec<[f32; 2]>,
    dice: Dice,
    leaves: Vec<u8>,
}

impl Field<'_> {
    /// Grows one tree and adds its answers to the scores.
    fn tree(&mut self, plan: &Plan) -> Tree {
        let rows = self.look(plan);
        let numbers: Vec<usize> = (0..self.sample.columns.len())
            .filter(|_| self.dice.throw() < plan.numbers)
            .collect();
        let mut questions = [[0_u8, u8::MAX]; DEPTH];
        self.leaves.fill(0);
        for (level, question) in questions.iter_mut().enumerate() {
            let best = numbers
                .iter()
                .filter_map(|&number| {
                    let (gain, bound) = self.ask(&rows, number, 1 << level, plan)?;
                    Some((gain, u8::try_from(number).ok()?, bound))
                })
                .max_by(|a, b| a.0.total_cmp(&b.0));
            if let Some((_, number, bound)) = best {
                *question = [number, bound];
            }
            let column = self.sample.columns.get(usize::from(question[0]));
            for (leaf, &value) in self.leaves.iter_mut().zip(column.into_iter().flatten()) {
                *leaf = *leaf * 2 + u8::from(value > question[1]);
            }
        }
        let answers = self.answers(&rows, plan);
        for (score, &leaf) in self.scores.iter_mut().zip(&self.leaves) {
            let answer = answers.get(usize::from(leaf)).copied().unwrap_or(0);
            *score += f32::from(answer) / SCALE;
        }
        Tree { questions, answers }
    }

    /// Renews the slopes of the loss and draws the rows that the next tree sees.
    fn look(&mut self, plan: &Plan) -> Vec<u32> {
        let known = self.scores.iter().zip(&self.sample.labels);
        for (slope, (score, label)) in self.slopes.iter_mut().zip(known) {
            let chance = 1.0 / (1.0 + (-score).exp());
            *slope = [label - chance, chance * (1.0 - chance)];
        }
        let all = self.sample.authors.iter().max().map_or(0, |last| last + 1);
        let seen: Vec<bool> = (0..all).map(|_| self.dice.throw() < plan.authors).collect();
        let mut rows = Vec::new();
        for (row, author) in (0..).zip(&self.sample.authors) {
            if seen.get(*author) == Some(&true) && self.dice.throw() < plan.rows {
                rows.push(row);
            }
        }
        rows
    }

    /// The best bound for `number` when each of `leaves` is split at it, with what it gains.
    fn ask(&self, rows: &[u32], number: usize, leaves: usize, plan: &Plan) -> Option<(f32, u8)> {
        let column = self.sample.columns.get(number)?;
        let mut sums = vec![[[0.0_f32; 2]; 256]; leaves];
        for &row in rows {
            let row = row as usize;
            let (leaf, value) = (*self.leaves.get(row)?, *column.get(row)?);
            let slope = self.slopes.get(row)?;
            let cell = sums
                .get_mut(usize::from(leaf))
                .and_then(|leaf| leaf.get_mut(usize::from(value)))?;
            cell[0] += slope[0];
            cell[1] += slope[1];
        }
        let mut gains = [0.0_f32; 255];
        let worth = |[slope, curve]: [f32; 2]| slope * slope / (curve + plan.ridge);
        for leaf in &sums {
            let total = leaf
                .iter()
                .fold([0.0; 2], |a, b| [a[0] + b[0], a[1] + b[1]]);
            let whole = worth(total);
            let mut below = [0.0; 2];
            for (gain, cell) in gains.iter_mut().zip(leaf) {
                below = [below[0] + cell[0], below[1] + cell[1]];
                let above = [total[0] - below[0], total[1] - below[1]];
                *gain += worth(below) + worth(above) - whole;
            }
        }
        let (bound, gain) = gains.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1))?;
        Some((*gain, u8::try_from(bound).ok()?))
    }

    fn answers(&self, rows: &[u32], plan: &Plan) -> [i16; LEAVES] {
        let mut sums = [[0.0_f32; 2]; LEAVES];
        for &row in rows {
            let row = row as usize;
            let leaf = self.leaves.get(row).map_or(0, |&leaf| usize::from(leaf));
            if let (Some(sum), Some(slope)) = (sums.get_mut(leaf), self.slopes.get(row)) {
                sum[0] += slope[0];
                sum[1] += slope[1];
            }
        }
        sums.map(|[slope, curve]| {
            let answer = units(plan.rate * slope / (curve + plan.ridge));
            i16::try_from(answer).unwrap_or(if answer < 0 { i16::MIN } else { i16::MAX })
        })
    }

    /// The score below which not one in five hundred of the rows that are to be found lies.
    fn hopeless(&self) -> i32 {
        let mut scores: Vec<f32> = self
            .scores
            .iter()
            .zip(&self.sample.labels)
            .filter(|(_, label)| **label > 0.5)
            .map(|(score, _)| *score)
            .collect();
        scores.sort_by(f32::total_cmp);
        let lowest = scores.get(scores.len() / 500);
        units(lowest.copied().unwrap_or(f32::MIN))
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
