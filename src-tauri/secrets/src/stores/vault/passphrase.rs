//! What counts of a passphrase. Anyone may copy the file and guess, and guessers begin with repetitions.

/// The least count of characters.
pub(super) const SHORTEST: usize = 12;

/// How many characters count: of a repeated part only the first occurrence, and of a row (`aaa`, `abc`, `321`) only the
/// first two.
pub(super) fn counted(passphrase: &str) -> usize {
    let all: Vec<u32> = passphrase.chars().map(u32::from).collect();
    let repeats = |part: &usize| all.iter().zip(&all[*part..]).all(|(one, again)| one == again);
    let part = (1..=all.len() / 2).find(repeats).unwrap_or(all.len());
    let step = |at: usize| i64::from(all[at]) - i64::from(all[at - 1]);
    let in_row = |at: &usize| *at >= 2 && step(*at).abs() <= 1 && step(*at) == step(*at - 1);
    part - (0..part).filter(in_row).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_repeats_and_rows_count_once() {
        for (passphrase, counts) in [
            ("", 0),
            ("a", 1),
            ("aaaaaaaaaaaaaaaa", 1),
            ("abcdefghijklmnop", 2),
            ("9876543210987654", 4),
            ("1234567890123456", 4),
            ("passwordpassword", 8),
            ("passwordpasswordpass", 8),
            ("correct horse battery", 21),
            ("aabbccddeeff", 12),
            ("gänsefüßchen", 12),
        ] {
            assert_eq!(counted(passphrase), counts, "{passphrase}");
        }
    }
}
