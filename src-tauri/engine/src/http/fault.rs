//! What can be wrong with a setting of the network. Apart from `settings.rs`, which knows all that read one.

words! {
    /// What in a setting can't be read; its words are `network-fault-<word>`.
    Fault {
        /// Bytes that are not UTF-8.
        Encoding = "encoding",
        /// Quotation marks around the value.
        Quotes = "quotes",
        /// White space or a control character inside.
        Space = "space",
        /// No scheme of a proxy.
        Scheme = "scheme",
        /// A SOCKS proxy, which this app doesn't speak.
        Socks = "socks",
        /// A character in user name or password that must be percent-encoded.
        UserInfo = "user-info",
        /// A percent sign without two hexadecimal digits behind it.
        Percent = "percent",
        /// No host name or address.
        Host = "host",
        /// Not a port from 1 to 65535.
        Port = "port",
        /// More after host and port, such as the address of a script (PAC).
        Path = "path",
        /// An entry of a list of exceptions.
        Entry = "entry",
        /// A missing file or folder.
        Missing = "missing",
        /// An empty file.
        NoContent = "no-content",
        /// A certificate in DER in place of PEM.
        Der = "der",
        /// A file or folder without a certificate in PEM.
        NoCertificate = "no-certificate",
        /// A file or folder that this account may not read.
        Denied = "denied",
        /// A damaged or truncated certificate.
        Certificate = "certificate",
        /// A byte order mark, which hides the first certificate.
        Mark = "mark",
        /// A folder in place of a file.
        Folder = "folder",
        /// A file in place of a folder.
        NotAFolder = "not-a-folder",
        /// The app's records, which hold the choice.
        Records = "records",
        /// A program of the desktop that didn't answer.
        Silent = "silent",
    }
}
