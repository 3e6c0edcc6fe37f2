# Ein Secret übernehmen, aufbewahren und aufgeben.
