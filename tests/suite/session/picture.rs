//! What is on the screen: its text, and which role each piece of it has.

use frontrow::app::{App, Area};
use frontrow::config::{Colour, Look, Role, Theme};
use frontrow::typeset::grapheme_width;
use frontrow::ui;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// The screen as it was drawn once.
pub(super) struct Picture(Buffer);

impl Picture {
    /// Draws the program, and sees that nothing on the screen could be taken for a command by a
    /// terminal.
    pub(super) fn of(app: &App) -> Self {
        let size = app.size();
        let mut terminal = Terminal::new(TestBackend::new(size.columns, size.rows)).unwrap();
        terminal.draw(|frame| ui::draw(app, frame)).unwrap();
        let buffer = terminal.backend().buffer().clone();
        for cell in &buffer.content {
            let harmful = cell.symbol().chars().find(|c| is_harmful(*c));
            assert_eq!(harmful, None, "in {:?}", cell.symbol());
        }
        Self(buffer)
    }

    /// The whole screen.
    pub(super) fn whole(&self) -> Area {
        Area {
            x: 0,
            y: 0,
            width: self.0.area.width,
            height: self.0.area.height,
        }
    }

    /// The text of each row of `area`, without the blanks at its end.
    pub(super) fn text(&self, area: Area) -> Vec<String> {
        self.rows(area, |cell, _| cell.symbol().to_owned())
    }

    /// The letters of the roles in each row of `area`. A row's own role stands where nothing is
    /// written.
    pub(super) fn letters(&self, area: Area) -> Vec<String> {
        self.rows(area, |cell, width| letter(cell).to_string().repeat(width))
    }

    /// Everything that is drawn in a role, row by row: a text for each run of it.
    pub(super) fn drawn_as(&self, role: Role) -> Vec<String> {
        let area = self.whole();
        let mut runs = Vec::new();
        for y in 0..area.height {
            let mut run = String::new();
            for (cell, _) in self.cells(Area { y, ..area }) {
                if [role_in(cell.fg), role_in(cell.bg)].contains(&Some(role)) {
                    run.push_str(cell.symbol());
                } else if !run.is_empty() {
                    runs.push(std::mem::take(&mut run));
                }
            }
            runs.extend((!run.is_empty()).then_some(run));
        }
        runs
    }

    /// What is written in `area` in any other role, row by row, where there is something. Rules and
    /// bars are faint, whatever is lit.
    pub(super) fn not_drawn_as(&self, role: Role, area: Area) -> Vec<String> {
        let left_out = [role, Role::Faint];
        let rows = (area.y..area.y + area.height).map(|y| {
            let cells = self.cells(Area { y, ..area });
            let rest =
                cells.filter(|(cell, _)| !role_in(cell.fg).is_some_and(|r| left_out.contains(&r)));
            let row: String = rest.map(|(cell, _)| cell.symbol()).collect();
            row.trim().to_owned()
        });
        rows.filter(|row| !row.is_empty()).collect()
    }

    /// What the terminal is asked to dim.
    pub(super) fn dimmed_by_the_terminal(&self) -> String {
        let cells = self.0.content.iter();
        let dim = cells.filter(|cell| cell.modifier.contains(Modifier::DIM));
        dim.map(Cell::symbol).collect()
    }

    fn rows(&self, area: Area, show: impl Fn(&Cell, usize) -> String) -> Vec<String> {
        let rows = area.y..area.y + area.height;
        let row = |y| -> String {
            let cells = self.cells(Area { y, ..area });
            let row: String = cells.map(|(cell, width)| show(cell, width)).collect();
            row.trim_end().to_owned()
        };
        rows.map(row).collect()
    }

    /// The cells of the first row of an area in which a character begins, and how many columns it
    /// takes.
    fn cells(&self, row: Area) -> impl Iterator<Item = (&Cell, usize)> {
        let mut next = row.x;
        let columns = row.x..row.x + row.width;
        columns.filter_map(move |x| {
            let cell = self.0.cell((x, row.y)).filter(|_| x >= next)?;
            let width = grapheme_width(cell.symbol());
            next = x + width;
            Some((cell, usize::from(width)))
        })
    }
}

/// Whether a character could change what a terminal does, or the order of what it shows.
fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        )
        || matches!(
            c,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        )
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{e0000}'..='\u{e007f}')
}

/// The roles that are laid over a whole row and keep the roles of what is written on it.
const GROUNDS: &[Role] = &[Role::CurrentRow, Role::FocusedRow];

/// A theme in which every role can be told from the others.
pub(super) fn telling_theme() -> Theme {
    let colours = Role::ALL.iter().zip(0..);
    colours.fold(Theme::default(), |theme, (role, number)| {
        if *role == Role::Ground {
            return theme;
        }
        let colour = Some(Colour::Indexed(number));
        let mut look = Look::default();
        if GROUNDS.contains(role) {
            look.background = colour;
        } else {
            look.foreground = colour;
        }
        theme.with(*role, look)
    })
}

fn role_in(colour: Color) -> Option<Role> {
    let number = Role::ALL
        .iter()
        .zip(0..)
        .find(|(_, number)| colour == Color::Indexed(*number));
    number.map(|(role, _)| *role)
}

fn letter(cell: &Cell) -> char {
    match role_in(cell.fg).or(role_in(cell.bg)) {
        None | Some(Role::Ground) => ' ',
        Some(Role::Text) => 't',
        Some(Role::Strong) => 's',
        Some(Role::Emphasis) => 'e',
        Some(Role::Struck) => 'x',
        Some(Role::Code) => 'c',
        Some(Role::Link) => 'l',
        Some(Role::CurrentLink) => 'L',
        Some(Role::Quote) => 'q',
        Some(Role::Dim) => 'd',
        Some(Role::Faint) => 'f',
        Some(Role::Accent) => 'a',
        Some(Role::Title) => 'T',
        Some(Role::Heading) => 'H',
        Some(Role::Mark) => 'm',
        Some(Role::Selection) => 'S',
        Some(Role::HighlightYellow) => 'Y',
        Some(Role::HighlightGreen) => 'G',
        Some(Role::HighlightBlue) => 'B',
        Some(Role::HighlightRed) => 'R',
        Some(Role::Hit) => 'h',
        Some(Role::CurrentHit) => 'C',
        Some(Role::CurrentRow) => '-',
        Some(Role::FocusedRow) => '=',
        Some(Role::Opening) => 'o',
        Some(Role::Read) => 'r',
        Some(Role::Begun) => 'b',
        Some(Role::Unread) => 'u',
        Some(Role::Problem) => '!',
        Some(Role::Message) => 'M',
        Some(Role::Prompt) => 'p',
    }
}
