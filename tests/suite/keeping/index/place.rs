//! A library below a folder that is kept with its index, and what is in that.

use super::*;

/// How long the index may take on a machine that has much else to do.
const LONGEST: Duration = Duration::from_secs(120);

/// A library below a folder, and where it is remembered.
pub(super) struct Place {
    pub(super) folder: TempDir,
    pub(super) root: PathBuf,
    pub(super) memory: PathBuf,
}

impl Place {
    pub(super) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let (root, memory) = (folder.path().join("root"), folder.path().join("memory"));
        fs::create_dir(&root).unwrap();
        Self {
            folder,
            root,
            memory,
        }
    }

    /// That with some of everything.
    pub(super) fn furnished() -> Self {
        let place = Self::new();
        let at = |name: &str| place.root.join(name);
        fs::create_dir_all(at("deep/er")).unwrap();
        fs::write(at("a.txt"), text(1)).unwrap();
        fs::write(at("deep/er/b.md"), "# B\n\nIt is film 77.\n").unwrap();
        fs::write(at("r.jsonl"), records(30)).unwrap();
        fs::write(at("none.jsonl"), "").unwrap();
        fs::write(at("broken.txt"), "\0\0").unwrap();
        fs::write(
            at("some.jsonl"),
            format!("{}no record\n{}", records(1), records(2)),
        )
        .unwrap();
        symlink("deep/er/b.md", at("link.md")).unwrap();
        place
    }

    pub(super) fn roots(&self) -> [PathBuf; 1] {
        [self.root.clone()]
    }

    pub(super) fn home(&self) -> IndexHome {
        IndexHome::of(&self.memory, &self.roots())
    }

    /// Reads the library once, as far as it has changed, and gives what was told of the index.
    pub(super) fn gather(&self) -> Vec<IndexState> {
        let mut told = Vec::new();
        let control = Arc::default();
        let answer = &mut |event| {
            if let Event::Library(Change::Index(state)) = event {
                told.push(state);
            }
            ControlFlow::Continue(())
        };
        work::gather_remembered(&self.roots(), &shipped(), &self.memory, &control, answer);
        told
    }

    /// The same, after which the index is ready and holds what is there.
    pub(super) fn gather_and_compare(&self, step: &str) {
        assert_eq!(self.gather().last(), Some(&IndexState::Ready), "{step}");
        assert_eq!(self.found(), self.there(), "{step}");
    }

    /// The library, which is kept.
    pub(super) fn kept(&self) -> Kept {
        Kept::new(
            &self.roots(),
            Some(self.memory.clone()),
            Arc::default(),
            |_| {},
        )
    }

    /// Waits until the index holds what is there.
    pub(super) fn wait_until_compared(&self, step: &str) {
        let until = Instant::now() + LONGEST;
        let there = self.there();
        while self.found() != there {
            if Instant::now() > until {
                assert_eq!(self.found(), there, "{step}");
            }
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until the index holds something.
    pub(super) fn wait_until_something_is_held(&self) {
        let until = Instant::now() + LONGEST;
        while Index::open(self.home().folder()).map_or(true, |index| index.is_empty()) {
            assert!(Instant::now() < until, "nothing was committed");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Which texts the index finds for each film, but for those without any.
    pub(super) fn found(&self) -> BTreeMap<usize, BTreeSet<TextKey>> {
        let Ok(index) = Index::open(self.home().folder()) else {
            return BTreeMap::new();
        };
        let all = index.holding("film").unwrap_or_default();
        assert_eq!(all.len(), all.iter().collect::<BTreeSet<_>>().len());
        let mut found = BTreeMap::new();
        for number in (0..=60).chain([77, 999]) {
            let texts = index.holding(&format!("film {number}")).unwrap_or_default();
            found.insert(number, texts.into_iter().collect());
        }
        found.retain(|_, texts: &mut BTreeSet<TextKey>| !texts.is_empty());
        let of_films: BTreeSet<&TextKey> = found.values().flatten().collect();
        assert!(
            all.iter()
                .filter(|text| text.record <= 60)
                .all(|text| of_films.contains(text))
        );
        found
    }

    /// Which texts there are for each film.
    pub(super) fn there(&self) -> BTreeMap<usize, BTreeSet<TextKey>> {
        let entries: Entries = fresh(&self.roots());
        let home = self.home();
        let mut there = BTreeMap::new();
        for ((path, _), (place, _)) in entries {
            let source = match place {
                Some(place) => Source::Record(Path::new(&path).into(), place),
                None => Source::File(path.into()),
            };
            let Ok(loaded) = load(&source, Extent::Whole, &shipped()) else {
                continue;
            };
            let text = loaded.review.text().to_lowercase();
            let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
            for pair in words.windows(2) {
                if let ["film", number] = pair
                    && let Ok(number) = number.parse()
                    && (number <= 60 || number == 77 || number == 999)
                {
                    let texts: &mut BTreeSet<TextKey> = there.entry(number).or_default();
                    texts.insert(home.text(&source).unwrap());
                }
            }
        }
        there
    }
}
