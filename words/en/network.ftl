# What the network does to the connection, and what to tell those who run it.

## Hosts and layers

network-service-okta = Okta organisation
network-service-okta-custom = Your own name for Okta
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
network-verdict-blocked = Not looked at
network-verdict-unknown = Unknown

## What was found, by layer

network-proxy-direct = Direct, without a proxy.
network-proxy-script = Direct. The system leaves its proxies to a script (PAC), and this app does not follow scripts.
    .remedy = If { $host } cannot be reached, ask IT which proxy the script names for it, and enter that under Proxy.
network-proxy-by-proxy = By the proxy { $proxy }.
network-proxy-unreadable = { $place ->
        [manual] The proxy kept in this app cannot be used.
        [system] The proxy in the system's settings cannot be used.
       *[environment] The proxy in the variable { $variable } cannot be used.
    } Nothing is sent another way.
    .remedy = { problem-network-proxy-unreadable.remedy }
network-proxy-exceptions-unreadable = { $place ->
        [system] An exception in the system's proxy settings cannot be read.
       *[environment] The variable { $variable } cannot be read.
    } It may mean { $host }, so nothing is sent.
    .remedy = { problem-network-no-proxy-unreadable.remedy }

network-dns-resolved = The name has an address.
network-dns-no-name = This computer finds no address for { $host }.
    .remedy = Check the spelling. If it is right, have IT let this network's name server answer for { $host }, or name the proxy that does.
network-dns-silent = The name server did not answer in time.
    .remedy = Look whether this computer is online, and whether a VPN is needed.
network-dns-left-to-proxy = This computer does not know the name. The proxy looks it up.
network-dns-not-reached = Not looked at.

network-tcp-connected = Connected.
network-tcp-tunnel = The proxy lets it through.
network-tcp-refused = The connection was refused.
    .remedy = Something turns it away, most likely a firewall. Have IT allow https (port 443) to { $host }.
network-tcp-unreachable = There is no way to { $host } from here.
    .remedy = Look whether this computer is online, and whether a VPN is needed.
network-tcp-silent = Nothing answered.
    .remedy = A firewall may swallow it, or a proxy is needed that this app was not told of. Have IT allow https (port 443) to { $host }, or enter the proxy.
network-tcp-broke = The connection broke.
    .remedy = Try again. If it happens again, give IT this report.
network-tcp-proxy-no-name = This computer finds no address for the proxy.
    .remedy = Check the proxy's address. Some are known only inside a company's network or VPN.
network-tcp-proxy-unreachable = No connection to the proxy.
    .remedy = Check the proxy's address and port. Some are reached only inside a company's network or VPN.
network-tcp-proxy-tls = The proxy's own certificate is not trusted here.
    .remedy = Have IT install the proxy's authority in this computer's trust store, or try the proxy's http:// address.
network-tcp-proxy-certificate = The proxy's own certificate has a fault: it has expired, is for another name, or is of the wrong kind.
    .remedy = Check this computer's date and time. If they are right, have IT fix the proxy's certificate, or try the proxy's http:// address.
network-tcp-proxy-tls-broke = The TLS handshake with the proxy was cut off.
    .remedy = Have IT look at the proxy, or try the proxy's http:// address.
network-tcp-proxy-tls-silent = The proxy took the connection and did not answer to the TLS handshake that https:// before its address asks for.
    .remedy = Most proxies are reached without TLS: write http:// before the proxy's address. What is sent to { $host } stays encrypted all the way.
network-tcp-proxy-plain = The proxy does not speak TLS, and https:// is written before its address.
    .remedy = Write http:// before the proxy's address. What is sent to { $host } stays encrypted all the way.
network-tcp-proxy-broke = What listens there did not answer as a proxy does.
    .remedy = Check the proxy's address and port. If the proxy itself is reached by TLS, its address begins with https://.
network-tcp-proxy-silent = The proxy took the connection and said nothing more.
    .remedy = Give IT this report: the proxy does not answer for { $host }.
network-tcp-proxy-sign-in = The proxy wants a sign-in (407).
    .remedy = Check the user name and password in the setting, if it has them. This app keeps none itself: ask IT for a proxy address that needs none, or to let { $host } through without a sign-in. The way by console continues without it.
network-tcp-proxy-sign-in-domain = The proxy wants a sign-in by Windows or Kerberos (407).
    .remedy = This app speaks neither NTLM nor Kerberos. Ask IT to let { $host } through without a sign-in, or for a local proxy that signs in for you. The way by console goes on without it.
network-tcp-proxy-refused = The proxy refuses { $host } (status { $status }).
    .remedy = Have IT allow { $host }, port 443, on the proxy.
network-tcp-proxy-unreached = The proxy got no connection to { $host } (status { $status }), or is overloaded.
    .remedy = Try again in a few minutes. If it happens again, ask IT why the proxy does not reach { $host }, port 443.
network-tcp-proxy-busy = The proxy takes no more requests at the moment (status { $status }).
    .remedy = Wait a minute, then look again. If it happens again, ask IT about the proxy's limit.
network-tcp-proxy-portal = The network wants a sign-in first: the proxy points to a page (status { $status }).
    .remedy = Open a web page in a browser, sign in to the network, then look again.
network-tcp-proxy-another = What listens there may be no proxy: it answered as a web server does (status { $status }).
    .remedy = Check the proxy's address and port. If they are right, have IT allow { $host }, port 443, on the proxy.
network-tcp-not-reached = Not looked at.

network-tls-trusted = Encrypted, and the certificate is from a public issuer.
network-tls-trusted-practice = Encrypted, and the certificate is from Practice's own authority.
network-tls-opened = Your network opens TLS: issuer { $issuer }.
    .why = The system trusts this certificate, and it is not from a public issuer. Whoever runs the proxy can read everything that passes, also the secret and the tokens.
    .remedy = It works as it is. If that is not meant to be, have IT exempt { $host }, or use another network.
network-tls-unknown-issuer = The certificate's issuer is not trusted here.
    .remedy = If your network opens TLS, have IT install its authority in this computer's trust store. Verification cannot be switched off.
network-tls-not-among = The certificate's issuer is not among those that { $variable } names.
    .remedy = { $variable } replaces the system's store of certificates. If something in it cannot be read, have that fixed first. Else ask IT for a PEM file that also holds the company's root certificate.
network-tls-purpose = The certificate is not made for servers.
    .remedy = Ask IT to let the device that opens encrypted traffic show a server's certificate, or to let { $host } through unopened.
network-tls-not-permitted = The certificate's authority may issue none for { $host }.
    .remedy = A name constraint in the authority's own certificate forbids it. Ask IT to let { $host } through unopened.
network-tls-extension = The certificate has a critical extension that this app does not know.
    .remedy = Ask IT to let the device that opens encrypted traffic issue certificates without it, or to let { $host } through unopened.
network-tls-wrong-name = The certificate is for another name.
    .remedy = Somebody else answered: a sign-in page of this network, a filter, or a wrong address. Open { $host } in a browser and see what comes.
network-tls-nameless = The certificate names no host: it has no subject alternative name.
    .remedy = Ask IT to let the device that opens encrypted traffic issue certificates with one, or to let { $host } through unopened.
network-tls-ca-as-server = The certificate is an authority's own, in the place of a server's.
    .remedy = Ask IT to let the device that opens encrypted traffic show a server's certificate, signed by its authority, or to let { $host } through unopened.
network-tls-revoked = The certificate was revoked by its issuer.
    .remedy = Do not continue over this network. Ask IT who answers for { $host } here.
network-tls-bad-signature = The certificate is not signed by the root of this name that is trusted here.
    .remedy = Most likely the root of the device that opens encrypted traffic was renewed. Ask IT to install the root certificate in use now.
network-tls-expired = The certificate has expired, by this computer's clock.
    .remedy = Check this computer's date and time first. If they are right, tell IT: a filter of the network may use an old certificate.
network-tls-not-yet = The certificate is not valid yet, by this computer's clock.
    .remedy = Check this computer's date and time.
network-tls-bad-certificate = The certificate has a fault.
    .remedy = Give IT this report. Verification cannot be switched off.
network-tls-plain = What answered does not encrypt.
    .remedy = A sign-in page of this network or a filter answers in place of { $host }. Open the address in a browser, sign in if it asks, then look again.
network-tls-nothing-in-common = No encryption in common: TLS 1.2 or 1.3 is needed.
    .remedy = Something in between is too old. Give IT this report.
network-tls-silent = The handshake was not answered.
    .remedy = A firewall may look into the traffic and hold it back. Have IT allow https (port 443) to { $host }.
network-tls-broke = The handshake was broken off.
    .remedy = A firewall may look into the traffic and break it off. Have IT allow https (port 443) to { $host }.
network-tls-no-trust = The system's trust store could not be read.
    .remedy = On Linux install the package ca-certificates. Elsewhere ask IT.
network-tls-trust-unreadable = The variable { $variable } names certificates that cannot be read, so no server can be checked.
    .remedy = Correct { $variable }, or unset it: then the system's store is used.
network-tls-not-reached = Not looked at.

network-answer-service = The service answered.
network-answer-somebody = An answer came, with a page: whose it is cannot be told.
network-answer-page = A web page came where data are due.
    .remedy = A sign-in page or a filter of this network stands in between. Open { $host } in a browser, sign in to the network if it asks, then look again.
network-answer-redirect = The answer sends you elsewhere.
    .remedy = A sign-in page or a filter of this network stands in between. Open { $host } in a browser, sign in to the network if it asks, then look again.
network-answer-another = What answered is no Okta organisation (status { $status }).
    .remedy = Check the domain. If it is right, something in between changes answers.
network-answer-trouble = The service answered that it has trouble (status { $status }).
    .remedy = The network is not the cause. Try again later.
network-answer-silent = Connected, and no answer came in time.
    .remedy = Try again. If it happens again, give IT this report.
network-answer-broke = The answer broke off.
    .remedy = Try again. If it happens again, something in between changes answers: give IT this report.
network-answer-not-reached = Not looked at.

network-clock-right = This computer's clock is right, within a minute.
network-clock-off = This computer's clock is off by { $seconds } seconds.
    .remedy = Set date and time by the network: tokens and certificates depend on them.
network-clock-no-time = The answer carried no time.
network-clock-not-reached = Not looked at.

## Facts

network-fact-proxy = Proxy
network-fact-place = Named by
network-fact-variable = Variable
network-fact-fault = What is wrong
network-fact-entry = Entry
network-fact-script = Script
network-fact-addresses = Addresses
network-fact-address = Address
network-fact-status = Status
network-fact-schemes = Sign-in it asks for
network-fact-version = Version
network-fact-issuer = Issuer
network-fact-certificate = Certificate
network-fact-names = Names in it
network-fact-server = Server
network-fact-location = Sends to
network-fact-date = Its time
network-fact-seconds = Seconds ahead
network-fact-said = In its own words
network-fact-ms = Took
network-ms = { $ms } ms

network-place-nothing = nobody
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
network-setting-script = not followed: a script (PAC) names the proxies
network-setting-unreadable = cannot be read or used
network-setting-read-in-part = used, but not everything in it can be read
network-setting-not-here = not used: this system has a store of certificates of its own

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
network-fault-records = the app's records cannot be read
network-fault-silent = the system's program did not answer within a second

## The text for the network team

network-text-title = Network report by Okta Dell Connect { $version }
network-text-at = { $at } (UTC), took { $ms } ms
network-text-practice = Practice: made on this computer alone. It says nothing of the network.
network-text-stopped = Stopped before its end: what is missing was not looked at.
network-text-why = This app connects an Okta organisation to Dell's backup. It needs https (port 443) to these hosts. Nothing was signed in for this report, and it holds no secret.
network-text-asks = What would help

## The dialog

network-title = Network
network-lead = How far each host is reached from here. Nothing is signed in for it.
network-lead-practice = How far each host is reached. Practice runs on this computer, so this says nothing of your network.
network-looking = Looking…
network-nobody = There is no host to look at yet. Start a connection and name its Okta organisation.
network-layers = Layer by layer
network-layers-of = { $host }, layer by layer
network-copy = Copy for the network team
network-again = Look again
network-stop = Stop
network-opened-choice = Whether that is acceptable is yours, or your security desk's, to decide. You can go on, skip the proof, or use another network.

network-proxy-heading = Proxy
network-proxy-legend = How this app reaches the internet
network-proxy-hint = Holds for all connections, and for this app alone. Certificates are verified in any case.
network-proxy-system = As the system says
network-proxy-none = Without a proxy
network-proxy-manual = By this proxy
network-proxy-label = Proxy's address
network-proxy-address-hint = Host and port, like proxy.example.com:8080; with https:// before it if the proxy itself is reached by TLS. No user name: a proxy that wants a sign-in cannot be used.
network-proxy-keep = Use this proxy
