# After the connection stands: status, environments, rotation.
