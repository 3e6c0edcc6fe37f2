# Was das Netz mit der Verbindung macht und was seinen Betreibern zu sagen ist.
