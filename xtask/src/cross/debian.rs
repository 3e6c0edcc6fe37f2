//! Packages of Debian 13, fetched and unpacked without being installed. This apt has its own folders and sources, and
//! ignores what the system has installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{FETCH_LIMIT, empty, not_run};
use crate::command;

const KEYRING: &str = "/usr/share/keyrings/debian-archive-keyring.gpg";
const TOOLS: [&str; 3] = ["apt-get", "apt-cache", "dpkg-deb"];

pub struct Archive {
    folder: PathBuf,
}

impl Archive {
    /// Opens it in this folder, with today's lists.
    pub fn open(folder: &Path) -> Result<Self> {
        if let Some(tool) = TOOLS.into_iter().find(|tool| !command::exists(tool)) {
            return Err(not_run(format!("no {tool} here: it is Debian's and Ubuntu's")));
        }
        if !Path::new(KEYRING).exists() {
            return Err(not_run("the package debian-archive-keyring is not installed"));
        }
        empty(folder)?;
        for part in ["lists/partial", "archives/partial", "etc"] {
            fs::create_dir_all(folder.join(part)).with_context(|| format!("making {part}"))?;
        }
        let mirror = mirror(&fs::read_to_string("/etc/apt/sources.list.d/debian.sources").unwrap_or_default());
        let sources: String = ["trixie", "trixie-backports"]
            .into_iter()
            .map(|suite| format!("deb [arch=amd64 signed-by={KEYRING}] {mirror} {suite} main\n"))
            .collect();
        fs::write(folder.join("sources.list"), sources).context("writing sources.list")?;
        fs::write(folder.join("status"), "").context("writing apt's status")?;
        let archive = Self { folder: folder.to_owned() };
        archive.get(&["update"], folder)?;
        Ok(archive)
    }

    /// The version of a package that begins with `begins`.
    pub fn version(&self, package: &str, begins: &str) -> Result<String> {
        let listed = command::output(self.apt("apt-cache").args(["madison", package])).unwrap_or_default();
        find_version(&listed, begins)
            .ok_or_else(|| not_run(format!("Debian 13 and its backports have no {package} {begins} any more")))
    }

    /// Unpacks one package into `into`.
    pub fn unpack(&self, package: &str, into: &Path) -> Result<()> {
        let folder = self.folder.join("one");
        empty(&folder)?;
        self.get(&["download", package], &folder)?;
        unpack(&folder, into)
    }

    /// Unpacks packages and all that they depend on into `into`. No script of a package runs.
    pub fn unpack_with_dependencies(&self, packages: &[&str], into: &Path) -> Result<()> {
        let words = [&["install", "--download-only", "--no-install-recommends"][..], packages].concat();
        self.get(&words, &self.folder)?;
        unpack(&self.folder.join("archives"), into)
    }

    /// Runs apt-get. A failure or a timeout means that the package is not available.
    fn get(&self, words: &[&str], folder: &Path) -> Result<()> {
        let log = self.folder.join("log");
        let file = fs::File::create(&log).context("making apt's log")?;
        let mut apt = self.apt("apt-get");
        apt.args(["-qy"]).args(words).current_dir(folder);
        apt.stdout(file.try_clone()?).stderr(file);
        let Err(problem) = quietly(&mut apt) else { return Ok(()) };
        let said = fs::read_to_string(&log).unwrap_or_default();
        println!("{said}\n    {problem:#}");
        let reason = said.lines().rev().find(|line| line.starts_with("E:")).unwrap_or("apt-get failed");
        Err(not_run(format!("Debian's packages could not be fetched: {}", reason.trim_start_matches("E: "))))
    }

    fn apt(&self, program: &str) -> Command {
        let own = |part: &str| self.folder.join(part).display().to_string();
        let mut apt = command::new(program);
        apt.env("LC_ALL", "C.UTF-8").env("DEBIAN_FRONTEND", "noninteractive");
        for (name, value) in [
            ("Dir::Etc::SourceList", own("sources.list")),
            ("Dir::Etc::SourceParts", own("etc")),
            ("Dir::Etc::PreferencesParts", own("etc")),
            ("Dir::State", own("")),
            ("Dir::State::Lists", own("lists")),
            ("Dir::State::status", own("status")),
            ("Dir::Cache", own("")),
            ("Dir::Cache::Archives", own("archives")),
            ("Dir::Log", own("")),
            ("APT::Architecture", "amd64".to_owned()),
            ("APT::Architectures", "amd64".to_owned()),
            ("APT::Keep-Downloaded-Packages", "true".to_owned()),
            ("APT::Sandbox::User", String::new()),
            ("APT::Install-Recommends", "false".to_owned()),
            ("Acquire::Languages", "none".to_owned()),
            ("Acquire::Retries", "2".to_owned()),
            ("Acquire::http::Timeout", "30".to_owned()),
        ] {
            apt.args(["-o", &format!("{name}={value}")]);
        }
        apt
    }
}

fn quietly(command: &mut Command) -> Result<()> {
    command::end_within(command, FETCH_LIMIT, "see its words above.")
}

fn unpack(packages: &Path, into: &Path) -> Result<()> {
    let mut files: Vec<PathBuf> = packages
        .read_dir()
        .with_context(|| format!("reading {}", packages.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "deb"))
        .collect();
    // base-files first: it links /lib to /usr/lib before other packages put files there.
    files.sort_by_key(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        (!name.starts_with("base-files"), name)
    });
    for file in files {
        quietly(command::new("dpkg-deb").arg("-x").arg(&file).arg(into))?;
    }
    fs::remove_dir_all(packages).with_context(|| format!("removing {}", packages.display()))
}

/// The mirror that this system uses, if it is a Debian.
fn mirror(sources: &str) -> String {
    let uris = sources.lines().find_map(|line| line.strip_prefix("URIs:"));
    let first = uris.and_then(|uris| uris.split_whitespace().next());
    first.unwrap_or("http://deb.debian.org/debian").to_owned()
}

/// From lines like ` rust-src | 1.95.0+dfsg1-2~bpo13+1 | http://... Packages`.
fn find_version(listed: &str, begins: &str) -> Option<String> {
    listed
        .lines()
        .filter_map(|line| line.split('|').nth(1))
        .map(str::trim)
        .find(|version| version.strip_prefix(begins).is_some_and(|rest| rest.starts_with(['+', '-', '~'])))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_wanted_is_found_among_others() {
        let listed = " rust-src | 1.95.01-1 | http://deb.debian.org/debian trixie-backports/main amd64 Packages\n \
                      rust-src | 1.95.0+dfsg1-2~bpo13+1 | http://deb.debian.org/debian trixie-backports/main amd64 Packages\n";
        assert_eq!(find_version(listed, "1.95.0").as_deref(), Some("1.95.0+dfsg1-2~bpo13+1"));
        assert_eq!(find_version(listed, "1.96.0"), None);
    }

    #[test]
    fn the_mirror_is_this_systems() {
        let sources = "Types: deb\nURIs: http://mirror.example/debian http://other.example\nSuites: bookworm\n";
        assert_eq!(mirror(sources), "http://mirror.example/debian");
        assert_eq!(mirror(""), "http://deb.debian.org/debian");
    }
}
