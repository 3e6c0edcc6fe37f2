# How the network treats the connection, and what its administrators need to know.

## Hosts and layers

network-service-okta = Okta org
network-service-okta-custom = Your custom Okta domain
network-service-dell-api = Dell's API
network-service-dell-console = Dell's console, in your browser

network-phase-proxy = Proxy
network-phase-dns = Name
network-phase-tcp = Connection
network-phase-tls = Encryption
network-phase-answer = Answer
network-phase-clock = Clock

network-verdict-pass = Works
network-verdict-fail = Fails
network-verdict-blocked = Not checked
network-verdict-unknown = Not known

## What was found, by layer

network-proxy-direct = Direct, without a proxy.
network-proxy-script = Direct. The system's proxy setting is a script (PAC), which this app doesn't run.
    .remedy = If { $host } can't be reached, ask IT for the script's proxy and enter it under Proxy.
network-proxy-detection = Direct. The system may find a proxy by itself (WPAD); this app doesn't look for one.
    .remedy = If { $host } can't be reached, ask IT for the proxy and enter it under Proxy.
network-proxy-by-proxy = Through the proxy { $proxy }.
network-proxy-unreadable = { $place ->
        [manual] The proxy set in this app can't be used.
        [system] The proxy in the system's settings can't be used.
       *[environment] The proxy in the variable { $variable } can't be used.
    } The app sends nothing another way.
    .remedy = { problem-network-proxy-unreadable.remedy }
network-proxy-exceptions-unreadable = { $place ->
        [system] An exception in the system's proxy settings can't be read.
       *[environment] The variable { $variable } can't be read.
    } It may mean { $host }, so the app sends nothing.
    .remedy = { problem-network-no-proxy-unreadable.remedy }

network-dns-resolved = The name has an address.
network-dns-no-name = This computer finds no address for { $host }.
    .remedy = Check the spelling. Ask IT to add { $host } to this network's name server, or for a proxy.
network-dns-silent = The name server didn't answer in time.
    .remedy = Check that this computer is online. Check if a VPN is needed.
network-dns-left-to-proxy = This computer doesn't know the name. The proxy looks it up.
network-dns-not-reached = Not checked.

network-tcp-connected = Connected.
network-tcp-tunnel = The proxy lets it through.
network-tcp-refused = The connection was refused.
    .remedy = Ask IT to allow https (port 443) to { $host }. A firewall probably blocks it.
network-tcp-unreachable = { $host } can't be reached from here.
    .remedy = Check that this computer is online. Check if a VPN is needed.
network-tcp-silent = No answer.
    .remedy = Ask IT to allow https (port 443) to { $host }, or enter the proxy if there is one.
network-tcp-broke = The connection broke.
    .remedy = Try again. If it happens again, give IT this report.
network-tcp-proxy-no-name = This computer finds no address for the proxy.
    .remedy = Check the proxy's address. It may exist only in the company network or VPN.
network-tcp-proxy-unreachable = The proxy doesn't answer.
    .remedy = Check its address and port. It may exist only in the company network or VPN.
network-tcp-proxy-tls = The proxy's own certificate isn't trusted here.
    .remedy = Ask IT to install the proxy's root certificate here, or try the proxy's http:// address.
network-tcp-proxy-certificate = The proxy's own certificate is expired, for another name or of the wrong kind.
    .remedy = Check date and time. If they're right, ask IT to fix it, or try the proxy's http:// address.
network-tcp-proxy-tls-broke = The TLS handshake with the proxy was cut off.
    .remedy = Ask IT to check the proxy, or try the proxy's http:// address.
network-tcp-proxy-tls-silent = The proxy didn't answer the TLS handshake that https:// asks for.
    .remedy = Write http:// before its address. What is sent to { $host } stays encrypted all the way.
network-tcp-proxy-plain = The proxy doesn't use TLS, but its address begins with https://.
    .remedy = Write http:// before its address. What is sent to { $host } stays encrypted all the way.
network-tcp-proxy-broke = It didn't answer like a proxy.
    .remedy = Check its address and port. If the proxy uses TLS itself, its address begins with https://.
network-tcp-proxy-silent = The proxy accepted the connection, then sent nothing.
    .remedy = Give IT this report: the proxy doesn't answer for { $host }.
network-tcp-proxy-sign-in = The proxy wants a sign-in (407).
    .remedy = Check the user name and password in its setting, or ask IT to let { $host } through without a sign-in. The way by console works without it.
network-tcp-proxy-sign-in-domain = The proxy wants a sign-in by Windows or Kerberos (407).
    .remedy = This app supports neither NTLM nor Kerberos. Ask IT to let { $host } through without a sign-in. The way by console works without it.
network-tcp-proxy-refused = The proxy blocks { $host } (status { $status }).
    .remedy = Ask IT to allow { $host }, port 443, on the proxy.
network-tcp-proxy-unreached = The proxy got no connection to { $host } (status { $status }), or is overloaded.
    .remedy = Try again in a few minutes, or ask IT why the proxy doesn't reach { $host }, port 443.
network-tcp-proxy-busy = The proxy accepts no more requests right now (status { $status }).
    .remedy = Wait a minute, then check again. If it happens again, ask IT about the proxy's limit.
network-tcp-proxy-portal = This network wants a sign-in first: the proxy points to a page (status { $status }).
    .remedy = Open a web page in a browser, sign in to the network, then check again.
network-tcp-proxy-another = It may not be a proxy: it answered like a web server (status { $status }).
    .remedy = Check its address and port. If they're right, ask IT to allow { $host }, port 443.
network-tcp-not-reached = Not checked.

network-tls-trusted = Encrypted, with a certificate from a public issuer.
network-tls-trusted-practice = Encrypted, with a certificate from practice mode's own authority.
network-tls-opened = Your network inspects TLS: issuer { $issuer }.
    .why = The system trusts this certificate, but its issuer isn't public. The proxy's operator can read everything, including the secret and the tokens.
    .remedy = You can continue. If this isn't intended, ask IT to exempt { $host }, or use another network.
network-tls-unknown-issuer = The certificate's issuer isn't trusted here.
    .remedy = If your network inspects TLS, ask IT to install its root certificate here. Verification can't be turned off.
network-tls-not-among = { $variable } doesn't include the certificate's issuer.
    .remedy = { $variable } replaces the system's store. Fix what can't be read in it, or ask IT for a PEM file that includes the company's root certificate.
network-tls-purpose = The certificate isn't made for servers.
    .remedy = Ask IT to fix the device that inspects TLS, or to exempt { $host }.
network-tls-not-permitted = The certificate's authority may not issue one for { $host }.
    .remedy = Ask IT to exempt { $host } from inspection: the authority's own certificate forbids this name.
network-tls-extension = The certificate has a critical extension this app doesn't know.
    .remedy = Ask IT for certificates without it on the device that inspects TLS, or to exempt { $host }.
network-tls-wrong-name = The certificate is for another name.
    .remedy = Open { $host } in a browser and see what answers: a sign-in page, a filter, or a wrong address.
network-tls-nameless = The certificate names no host: it lacks a subject alternative name.
    .remedy = Ask IT to fix the device that inspects TLS, or to exempt { $host }.
network-tls-ca-as-server = The certificate is an authority's, not a server's.
    .remedy = Ask IT to fix the device that inspects TLS, or to exempt { $host }.
network-tls-revoked = The certificate was revoked by its issuer.
    .remedy = Don't continue on this network. Ask IT what answers for { $host } here.
network-tls-bad-signature = The certificate isn't signed by the trusted root of this name.
    .remedy = Ask IT to install the current root certificate. The one of the device that inspects TLS was probably renewed.
network-tls-expired = The certificate has expired, by this computer's clock.
    .remedy = Check date and time first. If they're right, tell IT: a filter may use an old certificate.
network-tls-not-yet = The certificate isn't valid yet, by this computer's clock.
    .remedy = Check this computer's date and time.
network-tls-bad-certificate = The certificate has a fault.
    .remedy = Give IT this report. Verification can't be turned off.
network-tls-plain = The answer isn't encrypted.
    .remedy = A sign-in page or a filter answers instead of { $host }. Open it in a browser, sign in if it asks, then check again.
network-tls-nothing-in-common = No encryption in common: TLS 1.2 or 1.3 is needed.
    .remedy = Something in between is too old. Give IT this report.
network-tls-silent = The TLS handshake got no answer.
    .remedy = Ask IT to allow https (port 443) to { $host }. A firewall may hold it back.
network-tls-broke = The TLS handshake was cut off.
    .remedy = Ask IT to allow https (port 443) to { $host }. A firewall may cut it off.
network-tls-no-trust = The system's trust store can't be read.
    .remedy = On Linux, install the package ca-certificates. Elsewhere ask IT.
network-tls-trust-unreadable = The variable { $variable } names certificates that can't be read, so no server can be checked.
    .remedy = Correct { $variable }, or unset it to use the system's store.
network-tls-not-reached = Not checked.

network-answer-service = The service answered.
network-answer-somebody = A page answered. It doesn't say whose it is.
network-answer-page = A web page came instead of data.
    .remedy = A sign-in page or a filter answers instead. Open { $host } in a browser, sign in to the network if it asks, then check again.
network-answer-redirect = The answer redirects elsewhere.
    .remedy = A sign-in page or a filter answers instead. Open { $host } in a browser, sign in to the network if it asks, then check again.
network-answer-another = What answered isn't an Okta org (status { $status }).
    .remedy = Check the domain. If it's right, something in between changes answers.
network-answer-trouble = The service reports a problem (status { $status }).
    .remedy = It's not the network. Try again later.
network-answer-silent = Connected, but no answer came in time.
    .remedy = Try again. If it happens again, give IT this report.
network-answer-broke = The answer was cut off.
    .remedy = Try again. If it happens again, give IT this report: something may change answers.
network-answer-not-reached = Not checked.

network-clock-right = This computer's clock is right, to the minute.
network-clock-off = This computer's clock is off by { $seconds } seconds.
    .remedy = Turn on automatic date and time: tokens and certificates depend on it.
network-clock-no-time = The answer had no time in it.
network-clock-not-reached = Not checked.

## Facts

network-fact-proxy = Proxy
network-fact-place = Set by
network-fact-variable = Variable
network-fact-fault = What is wrong
network-fact-entry = Entry
network-fact-script = Script
network-fact-addresses = Addresses
network-fact-address = Address
network-fact-status = Status
network-fact-schemes = Sign-in methods
network-fact-version = Version
network-fact-issuer = Issuer
network-fact-certificate = Certificate
network-fact-names = Names in it
network-fact-server = Server
network-fact-location = Redirects to
network-fact-date = Its time
network-fact-seconds = Seconds ahead
network-fact-said = Its message
network-fact-ms = Took
network-ms = { $ms } ms

network-place-nothing = no one
network-place-off = you, in this app: none
network-place-manual = you, in this app
network-place-environment = the environment
network-place-system = the system's settings
network-place-exception = the environment's exceptions: direct
network-place-practice = Practice: none

## The settings of this computer

network-settings = Settings found on this computer
network-settings-none = No setting for a proxy or for certificates was found.
network-setting-name-off = Chosen in this app: no proxy
network-setting-name-manual = Chosen in this app
network-setting-name-system = The system's settings
network-setting-used = used
network-setting-excepted = not used here: exceptions cover every host in this report
network-setting-empty = empty, which counts as not set
network-setting-behind = not used: another setting comes first
network-setting-http-only = not used: it is for http:// addresses, and this app uses https:// only
network-setting-script = not run: a script (PAC) names the proxies
network-setting-detection = not used: the search for a script on the network (WPAD)
network-setting-unreadable = can't be read or used
network-setting-read-in-part = used, but not all of it can be read
network-setting-not-here = not used: this system has its own certificate store

network-fault-encoding = not UTF-8 text
network-fault-quotes = begins or ends with a quotation mark
network-fault-space = contains white space or a control character
network-fault-scheme = doesn't begin with http:// or https://
network-fault-socks = a SOCKS proxy; this app uses HTTP proxies only
network-fault-user-info = a character in user name or password that has to be percent-encoded
network-fault-percent = a percent sign without two hexadecimal digits
network-fault-host = no host name
network-fault-port = no port from 1 to 65535
network-fault-path = something after host and port, like the path of a script (PAC)
network-fault-entry = not a host name or domain
network-fault-missing = not found
network-fault-no-content = empty
network-fault-der = DER, but it must be PEM
network-fault-no-certificate = no certificate in PEM form
network-fault-denied = this account may not read it
network-fault-certificate = a certificate in it is damaged or cut off
network-fault-mark = a byte-order mark hides the first certificate
network-fault-folder = a folder, but it must be a file
network-fault-not-a-folder = a file, but it must be a folder
network-fault-records = the app's records can't be read
network-fault-silent = the system's program didn't answer within a second

## The text for the network team

network-text-title = Network report by Okta Dell Connect { $version }
network-text-at = { $at } (UTC), took { $ms } ms
network-text-practice = Practice mode: this computer alone. It says nothing about your network.
network-text-stopped = Stopped early: the missing parts were not checked.
network-text-why = This app connects an Okta org to Dell's backup. It needs https (port 443) to these hosts. This report used no sign-in and contains no secret.
network-text-asks = What would help

## The dialog

network-title = Network
network-lead = Can this computer reach Okta and Dell? No sign-in needed.
network-lead-practice = Practice mode runs on this computer. It says nothing about your network.
network-looking = Checking…
network-nobody = No host to check yet. Start a connection and choose its Okta org.
network-cause-proxy = One cause: the proxy
network-cause-dns = One cause: the name lookup
network-cause-tcp = One cause: the connection
network-cause-tls = One cause: the encryption
network-cause-answer = One cause: the answer isn't the service's
network-cause-clock = One cause: this computer's clock
network-cause-hosts = Not reached because of it
network-layers = Layer by layer
network-layers-of = { $host }, layer by layer
network-copy = Copy for the network team
network-again = Check again
network-stop = Stop
network-opened-choice = Your security team decides if that's acceptable. You can continue, skip the test, or use another network.

network-proxy-heading = Proxy
network-proxy-legend = How this app reaches the internet
network-proxy-hint = For all connections of this app. Certificates are always verified.
network-proxy-system = Use the system's settings
network-proxy-none = No proxy
network-proxy-manual = This proxy
network-proxy-label = Proxy address
network-proxy-address-hint = Like proxy.example.com:8080, with https:// if the proxy uses TLS. No user name.
network-proxy-keep = Use this proxy
