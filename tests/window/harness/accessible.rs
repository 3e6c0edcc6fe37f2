//! The app as a screen reader sees it: its tree over AT-SPI, and what its live regions announce.
//!
//! `zbus` is in the tree already and a dozen calls suffice, so no library of AT-SPI's types is added. The session's bus
//! starts a bus for accessibility when the first program asks for it.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use zbus::MatchRule;
use zbus::blocking::connection::Builder;
use zbus::blocking::{Connection, MessageIterator};
use zbus::message::{Message, Type};
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Structure, Value};

use super::{PATIENCE, until};

const REGISTRY: &str = "org.a11y.atspi.Registry";
const ROOT: &str = "/org/a11y/atspi/accessible/root";
const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
const TEXT: &str = "org.a11y.atspi.Text";
const EVENTS: &str = "org.a11y.atspi.Event.Object";

/// Events that a program sends only on request.
const WANTED: [&str; 6] = [
    "object:text-changed:insert",
    "object:children-changed:add",
    "object:state-changed:expanded",
    "object:state-changed:checked",
    "object:state-changed:pressed",
    "object:state-changed:focused",
];

/// Roles that tests use, by their number in AT-SPI's list: WebKit gives no names.
const ROLES: [(u32, &str); 20] = [
    (2, "alert"),
    (7, "check box"),
    (11, "combo box"),
    (16, "dialog"),
    (23, "frame"),
    (27, "image"),
    (29, "label"),
    (32, "list item"),
    (35, "menu item"),
    (43, "button"),
    (44, "radio button"),
    (54, "status"),
    (62, "toggle button"),
    (73, "paragraph"),
    (79, "entry"),
    (83, "heading"),
    (85, "section"),
    (88, "link"),
    (95, "document"),
    (110, "landmark"),
];

/// The relation to the describing object.
const DESCRIBED_BY: u32 = 18;

/// In place of a child within a text.
const CHILD: char = '\u{fffc}';

/// An object of the tree: the program's name on the bus, and its path there.
type Place = (String, OwnedObjectPath);

/// States by their bit in AT-SPI's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum State {
    Focused = 12,
    Showing = 25,
    Invalid = 36,
}

/// One object of the tree, with all below it.
#[derive(Debug, Clone)]
pub struct Node {
    pub role: String,
    pub name: String,
    pub description: String,
    pub attributes: BTreeMap<String, String>,
    states: u64,
    pub children: Vec<Node>,
}

impl Node {
    pub fn is(&self, state: State) -> bool {
        self.states & (1 << state as u8) != 0
    }

    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// This one and all below it, in their order.
    pub fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        for child in &self.children {
            all.extend(child.all());
        }
        all
    }

    /// The only one of this kind.
    #[track_caller]
    pub fn only(&self, what: &str, is: impl Fn(&Self) -> bool) -> &Self {
        let found: Vec<&Self> = self.all().into_iter().filter(|node| is(node)).collect();
        assert_eq!(found.len(), 1, "{what}, of which there is one; the tree:\n{}", self.drawn(0));
        found[0]
    }

    /// As a person reads it, for a failing test.
    pub fn drawn(&self, depth: usize) -> String {
        let mut text = format!("{:1$}{2} {3:?}", "", 2 * depth, self.role, self.name);
        if !self.description.is_empty() {
            let _infallible = write!(text, " ({})", self.description);
        }
        if self.is(State::Focused) {
            text += " [focus]";
        }
        text.push('\n');
        self.children.iter().for_each(|child| text += &child.drawn(depth + 1));
        text
    }
}

/// What came from the program by itself.
#[derive(Debug, Default)]
struct Heard {
    /// What live regions announced, in order: each change of a region's words is one announcement.
    said: Vec<String>,
    /// The last words of each region.
    regions: HashMap<String, String>,
    /// Changes of state: which, whether it is on now, and the name of what changed.
    changes: Vec<(String, bool, String)>,
}

/// A screen reader of this app.
pub struct Reader {
    bus: Connection,
    app: Place,
    heard: Arc<Mutex<Heard>>,
}

impl Reader {
    /// Listens to the app of this process.
    pub fn of(process: u32) -> Self {
        let session = Connection::session().expect("the session's bus");
        let answer =
            session.call_method(Some("org.a11y.Bus"), "/org/a11y/bus", Some("org.a11y.Bus"), "GetAddress", &());
        let answer = answer.expect("a bus for accessibility: the package at-spi2-core");
        let address: String = answer.body().deserialize().expect("its address");
        let bus = Builder::address(address.as_str()).and_then(Builder::build).expect("that bus");
        let heard = Arc::new(Mutex::new(Heard::default()));
        listen(&bus, &heard);
        for event in WANTED {
            let registry = "org.a11y.atspi.Registry";
            bus.call_method(
                Some(REGISTRY),
                "/org/a11y/atspi/registry",
                Some(registry),
                "RegisterEvent",
                &(event, Vec::<String>::new(), ""),
            )
            .unwrap_or_else(|error| panic!("{event} is asked for: {error}"));
        }
        let app = until("the app is on the bus for accessibility", PATIENCE, || {
            let root = (REGISTRY.to_owned(), OwnedObjectPath::try_from(ROOT).expect("a path"));
            children(&bus, &root).into_iter().find(|(name, _)| process_of(&bus, name) == Some(process))
        });
        Self { bus, app, heard }
    }

    /// The page, once it has a heading.
    #[track_caller]
    pub fn page(&self) -> Node {
        until("the page is in the tree, with a heading", PATIENCE, || {
            let page = document(&self.bus, &self.app)?;
            let page = read(&self.bus, &page)?;
            page.all().iter().any(|node| node.role == "heading").then_some(page)
        })
    }

    /// Announcements since the last call.
    pub fn announced(&self) -> Vec<String> {
        std::mem::take(&mut self.heard.lock().unwrap_or_else(PoisonError::into_inner).said)
    }

    /// Waits for an announcement with these words; answers all up to then.
    #[track_caller]
    pub fn hears(&self, words: &str) -> Vec<String> {
        until(&format!("{words:?} is announced; so far: {:?}", self.so_far()), PATIENCE, || {
            self.so_far().iter().any(|said| said.contains(words)).then_some(())
        });
        self.announced()
    }

    /// Waits for a change of a state.
    #[track_caller]
    pub fn sees_change(&self, state: &str, on: bool, name: &str) {
        until(&format!("{name:?} says that {state} is {on}"), PATIENCE, || {
            let heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
            heard.changes.iter().any(|(what, is, who)| what == state && *is == on && who.contains(name)).then_some(())
        });
    }

    fn so_far(&self) -> Vec<String> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).said.clone()
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        let _closed = self.bus.clone().close();
    }
}

/// Notes the program's events, in a thread that ends with the bus.
fn listen(bus: &Connection, heard: &Arc<Mutex<Heard>>) {
    let rule = MatchRule::builder().msg_type(Type::Signal).interface(EVENTS).expect("a name").build();
    let signals = MessageIterator::for_match_rule(rule, bus, Some(4096)).expect("its signals");
    let (bus, heard) = (bus.clone(), Arc::clone(heard));
    std::thread::spawn(move || {
        for signal in signals.flatten() {
            note(&bus, &signal, &heard);
        }
    });
}

fn note(bus: &Connection, signal: &Message, heard: &Mutex<Heard>) -> Option<()> {
    let header = signal.header();
    let body = signal.body();
    // Its last part is the older form of AT-SPI's events, or the newer one.
    let event: Structure<'_> = body.deserialize().ok()?;
    let [Value::Str(detail), Value::I32(on), _, Value::Value(value), _] = event.fields() else { return None };
    let source = (header.sender()?.to_string(), header.path()?.to_owned().into());
    let member = header.member()?.to_string();
    if member == "StateChanged" {
        let name = property(bus, &source, "Name")?;
        let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
        heard.changes.push((detail.to_string(), *on != 0, name));
        return None;
    }
    // An added object may be a region itself, as an alert is.
    let added = match (&*member, &**value) {
        ("ChildrenChanged", Value::Structure(place)) => match place.fields() {
            [Value::Str(name), Value::ObjectPath(path)] => Some((name.to_string(), path.to_owned().into())),
            _ => None,
        },
        _ => None,
    };
    let region = added.and_then(|place| region(bus, place)).or_else(|| region(bus, source))?;
    let words = words(bus, &region)?;
    let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
    let before = heard.regions.insert(format!("{}{}", region.0, region.1), words.clone());
    if !words.is_empty() && before.as_ref() != Some(&words) {
        heard.said.push(words);
    }
    Some(())
}

/// The live region of an object, by its own attribute and its parents'.
fn region(bus: &Connection, mut place: Place) -> Option<Place> {
    attributes(bus, &place)?.get("container-live").filter(|live| *live != "off")?;
    loop {
        if attributes(bus, &place)?.contains_key("live") {
            return Some(place);
        }
        let parent: OwnedValue = get(bus, &place, "Parent")?;
        place = parent.try_into().ok()?;
    }
}

/// The words of a thing and of all that is in it.
fn words(bus: &Connection, place: &Place) -> Option<String> {
    let text: Option<String> = call(bus, place, TEXT, "GetText", &(0_i32, -1_i32));
    let inner = || children(bus, place).iter().filter_map(|child| words(bus, child)).collect::<Vec<_>>();
    let said = match text {
        Some(text) if text.contains(CHILD) => {
            let mut inner = inner().into_iter();
            let parts = text.split(CHILD).map(|part| format!("{part} {}", inner.next().unwrap_or_default()));
            parts.collect()
        }
        Some(text) if !text.is_empty() => text,
        _ => {
            let inner = inner().join(" ");
            if inner.trim().is_empty() { property(bus, place, "Name")? } else { inner }
        }
    };
    Some(said.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The first document below a thing.
fn document(bus: &Connection, place: &Place) -> Option<Place> {
    children(bus, place)
        .into_iter()
        .find_map(|child| if role_of(bus, &child)? == "document" { Some(child) } else { document(bus, &child) })
}

/// Reads an object with all below it; `None` if it went away meanwhile.
fn read(bus: &Connection, place: &Place) -> Option<Node> {
    let states: Vec<u32> = call(bus, place, ACCESSIBLE, "GetState", &())?;
    let word = |at: usize| u64::from(states.get(at).copied().unwrap_or_default());
    Some(Node {
        role: role_of(bus, place)?,
        name: property(bus, place, "Name")?,
        description: format!("{}{}", property(bus, place, "Description")?, described(bus, place)),
        attributes: attributes(bus, place)?,
        states: word(0) | word(1) << 32,
        children: children(bus, place).iter().map(|child| read(bus, child)).collect::<Option<_>>()?,
    })
}

/// The words of the describing object, such as a field's hint and error.
fn described(bus: &Connection, place: &Place) -> String {
    let related: Vec<(u32, Vec<Place>)> = call(bus, place, ACCESSIBLE, "GetRelationSet", &()).unwrap_or_default();
    let by = related.into_iter().filter(|(kind, _)| *kind == DESCRIBED_BY).flat_map(|(_, by)| by);
    by.filter_map(|one| words(bus, &one)).collect::<Vec<_>>().join(" ")
}

fn role_of(bus: &Connection, place: &Place) -> Option<String> {
    let number: u32 = call(bus, place, ACCESSIBLE, "GetRole", &())?;
    let known = ROLES.iter().find(|(known, _)| *known == number);
    Some(known.map_or_else(|| number.to_string(), |(_, name)| (*name).to_owned()))
}

fn children(bus: &Connection, place: &Place) -> Vec<Place> {
    let listed: Vec<Place> = call(bus, place, ACCESSIBLE, "GetChildren", &()).unwrap_or_default();
    if !listed.is_empty() {
        return listed;
    }
    // GTK doesn't list the page, which another process provides.
    let count = get(bus, place, "ChildCount").and_then(|count| i32::try_from(count).ok()).unwrap_or_default();
    (0..count).filter_map(|at| call(bus, place, ACCESSIBLE, "GetChildAtIndex", &at)).collect()
}

fn attributes(bus: &Connection, place: &Place) -> Option<BTreeMap<String, String>> {
    call(bus, place, ACCESSIBLE, "GetAttributes", &())
}

fn property(bus: &Connection, place: &Place, name: &str) -> Option<String> {
    get(bus, place, name)?.try_into().ok()
}

fn get(bus: &Connection, place: &Place, name: &str) -> Option<OwnedValue> {
    call(bus, place, "org.freedesktop.DBus.Properties", "Get", &(ACCESSIBLE, name))
}

fn process_of(bus: &Connection, name: &str) -> Option<u32> {
    let place = ("org.freedesktop.DBus".to_owned(), OwnedObjectPath::try_from("/org/freedesktop/DBus").ok()?);
    call(bus, &place, "org.freedesktop.DBus", "GetConnectionUnixProcessID", &name)
}

fn call<B, R>(bus: &Connection, (name, path): &Place, interface: &str, method: &str, body: &B) -> Option<R>
where
    B: serde::Serialize + zbus::zvariant::DynamicType,
    R: for<'d> serde::Deserialize<'d> + zbus::zvariant::Type,
{
    let answer = bus.call_method(Some(name.as_str()), path, Some(interface), method, body);
    answer.ok()?.body().deserialize().ok()
}
