# Der Nachweis: was Okta gefragt wird und was dabei herauskam.
