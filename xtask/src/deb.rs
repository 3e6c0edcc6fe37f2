//! A .deb whose bytes depend on the commit alone. The bundler's own has the build's times and the disk's order in it.

use std::path::Path;

use anyhow::Result;

use crate::command;

/// As `dpkg-deb -R` and `-b` would have it by hand: sorted, with the time of the commit, packed by one thread. At level 9 xz
/// looks back far enough to find in one program what the other one has, too: a quarter smaller.
const SCRIPT: &str = r#"
rm -rf "$1.d"
dpkg-deb -R "$1" "$1.d"
control=$1.d/DEBIAN
LC_ALL=C sort -k2 -o "$control/md5sums" "$control/md5sums"
size=$(find "$1.d" -path "$control" -prune -o -type f -printf '%s\n' | awk '{ all += $1 } END { print int(all / 1024) }')
sed -i "s/^Installed-Size: .*/Installed-Size: $size/" "$control/control"
find "$1.d" -type d -exec chmod 755 {} +
find "$1.d" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group --threads-max=1 -Zxz -z9 -b "$1.d" "$1" >/dev/null
rm -r "$1.d"
"#;

/// Packs it again. Where dpkg is missing it stays as the bundler made it.
pub fn again(deb: &Path) -> Result<()> {
    if !command::exists("dpkg-deb") {
        println!("    no dpkg-deb here: {} has the times of this build", deb.display());
        return Ok(());
    }
    let time = command::output(command::new("git").args(["log", "-1", "--format=%ct"]));
    let mut sh = command::new("sh");
    sh.args(["-ec", SCRIPT, "sh"]).arg(deb).env("SOURCE_DATE_EPOCH", time.unwrap_or_else(|| "0".to_owned()));
    command::end_within(&mut sh, std::time::Duration::from_secs(600), "see dpkg-deb's words above.")
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn two_packages_of_the_same_files_are_the_same() {
        if !command::exists("dpkg-deb") {
            return;
        }
        let base = std::env::temp_dir().join(format!("xtask-deb-{}", std::process::id()));
        let made: Vec<Vec<u8>> = ["1970-02-03", "2001-02-03"]
            .iter()
            .map(|day| {
                let folder = base.join(day);
                fs::create_dir_all(folder.join("DEBIAN")).expect("made");
                fs::create_dir_all(folder.join("usr/bin")).expect("made");
                fs::write(folder.join("usr/bin/odc"), "program").expect("written");
                fs::write(folder.join("DEBIAN/md5sums"), "00  usr/bin/odc\n").expect("written");
                let control = "Package: odc\nVersion: 1\nArchitecture: all\nMaintainer: x <x@example.com>\nInstalled-Size: 9\nDescription: x\n";
                fs::write(folder.join("DEBIAN/control"), control).expect("written");
                let touch = command::output(command::new("find").arg(&folder).args(["-exec", "touch", "-d", day, "{}", "+"]));
                let deb = base.join(format!("{day}.deb"));
                let packed = command::output(command::new("dpkg-deb").arg("-b").arg(&folder).arg(&deb));
                assert!(touch.is_some() && packed.is_some());
                again(&deb).expect("packed again");
                fs::read(&deb).expect("read")
            })
            .collect();
        assert!(made[0] == made[1], "the times or the order of the build are in it");
        fs::remove_dir_all(&base).expect("removed");
    }
}
